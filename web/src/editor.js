/** An editor for a query: a plain text field, with colours and completion as soon as those have come. */
import { h } from "./dom.js";
import { t } from "./strings.js";

/**
 * @typedef {object} Editor
 * @property {() => string} text
 * @property {(text: string) => void} setText
 * @property {(problem: import("./problem.js").Problem | null) => void} mark Marks where a problem is; none with null.
 * @property {() => void} stop
 */

/**
 * Makes an editor in the place of a text field.
 *
 * @param {HTMLTextAreaElement} field Stays as it is where the better editor cannot come.
 * @param {import("./completion.js").Known} known
 * @param {() => void} run What Ctrl+Enter does.
 * @returns {Editor}
 */
export function makeEditor(field, known, run) {
  /** @type {ReturnType<typeof import("./codemirror.js").mountEditor> | null} */
  let rich = null;
  let stopped = false;
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  const upgrade = async () => {
    const { mountEditor } = await import("./codemirror.js");
    if (stopped) return;
    const host = h("div", { class: "editor", id: "editor" });
    const changed = (/** @type {string} */ text) => void (field.value = text);
    field.before(host);
    const cursor = document.activeElement === field ? { from: field.selectionStart, to: field.selectionEnd } : null;
    rich = mountEditor(host, { text: field.value, label: t("js.sparql.editor"), known, run, changed });
    if (cursor) rich.focus(cursor); // whoever types already types on
    field.hidden = true;
    for (const label of field.labels ?? []) label.hidden = true;
  };
  upgrade().catch((error) => console.warn("the plain text field stays:", error));
  return {
    text: () => field.value,
    setText: (text) => {
      field.value = text;
      rich?.setText(text);
    },
    mark: (problem) => {
      const placed = problem !== null && problem.line > 0;
      field.setAttribute("aria-invalid", String(placed));
      rich?.mark(placed ? { from: problem.from, to: problem.to, message: problem.message } : null);
      if (placed && !rich) field.setSelectionRange(problem.from, problem.to);
    },
    stop: () => {
      stopped = true;
      rich?.destroy();
    },
  };
}
