/** What zooming and moving makes of a span of years. */

/**
 * @typedef {import("../explorer/years.js").Bounds} Bounds
 * @typedef {import("../explorer/unknown.js").Span} Span
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
