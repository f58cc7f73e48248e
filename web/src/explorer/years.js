/** Years to choose from: as the address has them, and as one writes them. */
import { h } from "../dom.js";

/**
 * @typedef {{first: number, last: number}} Bounds
 * @typedef {import("./unknown.js").Span} Span
 */

/** The years that the state of the address says; 0 for none. @param {URLSearchParams} state @returns {Span} */
export function readSpan(state) {
  const year = (/** @type {string} */ name) => {
    const text = state.get(name) ?? "";
    return /^\d{1,4}$/.test(text) ? Number(text) : 0;
  };
  return { from: year("from"), to: year("to") };
}

export class YearInputs {
  /**
   * @param {import("../context.js").Context["t"]} t
   * @param {Bounds | null} bounds The years that there are, where that is known.
   * @param {(changes: Record<string, string>) => void} change
   */
  constructor(t, bounds, change) {
    this.from = input("from", bounds, bounds?.first, change);
    this.to = input("to", bounds, bounds?.last, change);
    this.element = h(
      "div",
      { class: "range", role: "group", "aria-label": t("js.network.years") },
      h("label", {}, t("js.network.from"), this.from),
      h("label", {}, t("js.network.to"), this.to),
    );
  }

  /** @param {Span} span */
  show({ from, to }) {
    for (const [box, year] of /** @type {const} */ ([[this.from, from], [this.to, to]])) {
      if (Number(box.value) !== year) box.value = year ? String(year) : "";
    }
  }
}

/** @param {string} name @param {Bounds | null} bounds @param {number | undefined} hint @param {(changes: Record<string, string>) => void} change */
function input(name, bounds, hint, change) {
  const { first, last } = bounds ?? { first: 1900, last: 2100 };
  const attributes = { type: "number", id: `filter-${name}`, min: first, max: last, placeholder: hint };
  const element = h("input", attributes);
  element.addEventListener("input", () => {
    if (element.value === "" || /^\d{4}$/.test(element.value)) change({ [name]: element.value });
  });
  return element;
}
