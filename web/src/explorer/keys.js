/**
 * Keys that work on a whole page, and the dialog that tells of all keys.
 *
 * A key without Ctrl or Alt may be turned off (WCAG 2.2, 2.1.4): speech input types letters too.
 */
import { h } from "../dom.js";
import { keep, kept } from "./theme.js";

const KEPT = "akkg:keys";

/** @type {[keys: string[], text: string][]} */
const EVERYWHERE = [
  [["/"], "js.explorer.keys.search"],
  [["?"], "js.explorer.keys.help"],
  [["Esc"], "js.explorer.keys.escape"],
  [["Ctrl", "Enter"], "js.explorer.keys.run"],
];
/** @type {[keys: string[], text: string][]} */
const PICTURE = [
  [["←", "↑", "→", "↓"], "js.explorer.keys.arrows"],
  [["Enter"], "js.explorer.keys.enter"],
  [["e"], "js.explorer.keys.expand"],
  [["+", "−"], "js.explorer.keys.zoom"],
  [["0"], "js.explorer.keys.fit"],
];

/** @param {import("../context.js").Context} context @param {HTMLInputElement | null} search */
export function startKeys(context, search) {
  const { t } = context;
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  const help = () => {
    dialog ??= document.body.appendChild(makeDialog(t));
    if (!dialog.open) dialog.showModal();
  };
  const button = h(
    "button",
    { type: "button", id: "keys", title: t("js.explorer.keys.title"), onclick: help },
    t("js.explorer.keys.button"),
  );
  document.querySelector("header.site")?.append(button);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (kept(KEPT) === "off" || writes(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "?") help();
  });
}

/** Whether what has the focus takes letters. @param {EventTarget | null} target */
function writes(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.shadowRoot !== null || target.matches("input, textarea, select");
}

/** @param {import("../context.js").Context["t"]} t */
function makeDialog(t) {
  const on = h("input", { type: "checkbox", checked: kept(KEPT) !== "off" });
  on.addEventListener("change", () => keep(KEPT, on.checked ? "on" : "off"));
  const dialog = h(
    "dialog",
    { "aria-labelledby": "keys-title" },
    h("h2", { id: "keys-title" }, t("js.explorer.keys.title")),
    table(t, t("js.explorer.keys.everywhere"), EVERYWHERE),
    table(t, t("js.explorer.keys.picture"), PICTURE),
    h("p", {}, h("label", { class: "check" }, on, t("js.explorer.keys.on"))),
    h("form", { method: "dialog" }, h("button", { autofocus: true }, t("js.explorer.close"))),
  );
  return dialog;
}

/** @param {import("../context.js").Context["t"]} t @param {string} caption @param {[string[], string][]} rows */
function table(t, caption, rows) {
  return h(
    "table",
    {},
    h("caption", {}, caption),
    h(
      "tbody",
      {},
      rows.map(([keys, text]) =>
        h(
          "tr",
          {},
          h(
            "th",
            { scope: "row" },
            keys.flatMap((key) => [h("kbd", {}, key), " "]),
          ),
          h("td", {}, t(text)),
        ),
      ),
    ),
  );
}
