/** The form of filters beside what they filter: folded on a narrow page, with a button that takes all back. */
import { h } from "../dom.js";

const NARROW = "(max-width: 56.2rem)";

/**
 * @param {{name: string, summary: string, reset: string, onreset: () => void}} words The class of the whole, and what
 *   it and its button say and do.
 * @param {import("../dom.js").Child[]} fields What can be chosen.
 * @param {...Node} below What stands under the form.
 */
export function filterForm({ name, summary, reset, onreset }, fields, ...below) {
  return h(
    "details",
    { class: name, open: !matchMedia(NARROW).matches },
    h("summary", {}, summary),
    h(
      "form",
      { onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
      fields,
      h("p", { class: "actions" }, h("button", { type: "button", class: "reset", onclick: onreset }, reset)),
    ),
    below,
  );
}
