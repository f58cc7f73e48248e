/** Spans of years: inputs for them, and what zooming and moving makes of one. */
import { h } from "../dom.js";

/**
 * @typedef {{first: number, last: number}} Bounds All years of the picture.
 * @typedef {{from: number, to: number}} Span
 */

/** Twice or half as many years around the middle. @param {Span} span @param {number} factor @returns {Span} */
export function zoomed({ from, to }, factor) {
  const half = ((to - from + 1) * factor) / 2;
  const middle = (from + to + 1) / 2;
  const begin = Math.round(middle - half);
  return { from: begin, to: Math.max(Math.round(middle + half) - 1, begin) };
}

/** A quarter earlier or later, within the bounds. @param {Span} span @param {number} direction @param {Bounds} bounds @returns {Span} */
export function panned({ from, to }, direction, { first, last }) {
  const step = Math.max(Math.round((to - from + 1) / 4), 1) * direction;
  const bounded = direction > 0 ? Math.min(step, last - to) : Math.max(step, first - from);
  return { from: from + bounded, to: to + bounded };
}

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
   * @param {Bounds} bounds
   * @param {(changes: Record<string, string>) => void} change
   */
  constructor(t, bounds, change) {
    this.from = input("from", bounds.first, bounds, change);
    this.to = input("to", bounds.last, bounds, change);
    this.element = h(
      "div",
      { class: "range", role: "group", "aria-label": t("js.network.years") },
      h("label", {}, t("js.network.from"), this.from),
      h("label", {}, t("js.network.to"), this.to),
    );
  }

  /** What is being written is left alone. @param {Span} span */
  show({ from, to }) {
    if (document.activeElement !== this.from) this.from.value = from ? String(from) : "";
    if (document.activeElement !== this.to) this.to.value = to ? String(to) : "";
  }
}

/** @param {string} name @param {number} hint @param {Bounds} bounds @param {(changes: Record<string, string>) => void} change */
function input(name, hint, { first, last }, change) {
  const element = h("input", {
    type: "number",
    id: `filter-${name}`,
    min: first,
    max: last,
    placeholder: hint,
  });
  element.addEventListener("input", () => {
    if (element.value === "" || /^\d{4}$/.test(element.value)) change({ [name]: element.value });
  });
  return element;
}
