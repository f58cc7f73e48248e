/**
 * A mark of the timeline that can be moved along another scale: bars are stretched, shapes only moved, and the
 * label is set anew where there is room. What it was like is kept, so that the whole looks as it was drawn.
 */
import { round } from "../round.js";

/**
 * @typedef {(x: number) => number} Warp From where something was drawn to where it is to be.
 * @typedef {{left: number, right: number}} Extent
 * @typedef {{restore: () => void, move: (warp: Warp) => Extent}} Part
 */

const SPACE = 5; // between a mark and its label, as it was drawn
const RIGID = 24; // what is narrower is a shape or its frame, and no span of time
const LEAST = 2;
const BELOW = 20; // from the middle of a mark to the base line of a label under it

export class Mark {
  /** @param {SVGGraphicsElement} element @param {string} lane */
  constructor(element, lane) {
    this.element = element;
    this.lane = lane;
    const { begin = "", end = "", count } = element.dataset;
    this.begin = begin;
    this.end = end;
    this.isOne = count === undefined; // else a bar that stands for all that begin in some years
    this.count = Number(count ?? 1);
    const drawn = [...element.children].filter(
      (child) => child instanceof SVGGraphicsElement && !(child instanceof SVGTextElement),
    );
    const boxes = drawn.map((child) => /** @type {SVGGraphicsElement} */ (child).getBBox());
    this.middle = boxes.length
      ? (Math.min(...boxes.map(({ y }) => y)) + Math.max(...boxes.map(({ y, height }) => y + height))) / 2
      : 0;
    const spans = boxes.filter((_, at) => drawn[at] instanceof SVGRectElement);
    this.parts = drawn.map((child, at) =>
      child instanceof SVGRectElement
        ? box(child)
        : path(/** @type {SVGPathElement} */ (child), boxes[at], spans),
    );
    this.text = element.querySelector(":scope > text");
    this.label = this.text instanceof SVGTextElement ? this.#label(this.text) : null;
  }

  /** @param {SVGTextElement} text */
  #label(text) {
    const [x, y] = [Number(text.getAttribute("x")), Number(text.getAttribute("y"))];
    const anchor = text.getAttribute("text-anchor") ?? "start";
    const inside = text.classList.contains("paper");
    return {
      text,
      x,
      y,
      anchor,
      inside,
      width: text.getComputedTextLength(),
      under: Math.abs(y - 4 - this.middle) > 8,
      low: false, // whether it stands under the mark now
    };
  }

  restore() {
    for (const part of this.parts) part.restore();
    this.element.removeAttribute("transform");
    if (!this.label) return;
    const { text, x, y, anchor } = this.label;
    text.setAttribute("x", String(x));
    text.setAttribute("y", String(y));
    text.setAttribute("text-anchor", anchor);
    text.classList.remove("off");
  }

  /**
   * @param {Warp} warp
   * @param {Extent} bounds The axis.
   * @returns {Extent} Where mark and label are.
   */
  move(warp, { left, right }) {
    const extents = this.parts.map((part) => part.move(warp));
    const begin = Math.min(Math.max(Math.min(...extents.map((extent) => extent.left)), left), right);
    const end = Math.max(Math.min(Math.max(...extents.map((extent) => extent.right)), right), begin);
    if (!this.label) return { left: begin, right: end };
    const widest = extents.reduce((one, other) =>
      other.right - other.left > one.right - one.left ? other : one,
    );
    return this.label.inside
      ? this.#inside(clear(widest, extents), { left: begin, right: end })
      : this.#place(begin, end, left, right);
  }

  /** A label in a bar stands in its widest part. @param {Extent} part @param {Extent} all */
  #inside(part, all) {
    const { text, width } = /** @type {NonNullable<Mark["label"]>} */ (this.label);
    text.setAttribute("x", String(round(part.left + 8)));
    text.classList.toggle("off", width + 12 > part.right - part.left);
    return all;
  }

  /** @param {number} begin @param {number} end @param {number} left @param {number} right @returns {Extent} */
  #place(begin, end, left, right) {
    const label = /** @type {NonNullable<Mark["label"]>} */ (this.label);
    const { text, width, y, under } = label;
    const after = right - end >= width + SPACE;
    label.low = under || !(after || begin - left >= width + SPACE);
    if (label.low) {
      text.setAttribute("y", String(round(under ? y : this.middle + BELOW)));
      const x = Math.max(Math.min(begin, right - width), left);
      text.setAttribute("x", String(round(x)));
      text.setAttribute("text-anchor", "start");
      return { left: Math.min(begin, x), right: Math.max(end, x + width) };
    }
    text.setAttribute("y", String(y));
    const before = !after;
    text.setAttribute("x", String(round(before ? begin - SPACE : end + SPACE)));
    text.setAttribute("text-anchor", before ? "end" : "start");
    return before ? { left: begin - SPACE - width, right: end } : { left: begin, right: end + SPACE + width };
  }
}

/** What of a part no other part covers at its begin. @param {Extent} part @param {Extent[]} all @returns {Extent} */
function clear(part, all) {
  const before = all.filter((other) => other !== part && other.left <= part.left + LEAST && other.right < part.right);
  return { left: Math.max(part.left, ...before.map(({ right }) => right)), right: part.right };
}

/** @param {SVGRectElement} element @returns {Part} */
function box(element) {
  const [x, width] = [Number(element.getAttribute("x")), Number(element.getAttribute("width"))];
  const set = (/** @type {number} */ left, /** @type {number} */ wide) => {
    element.setAttribute("x", String(round(left)));
    element.setAttribute("width", String(round(wide)));
    return { left, right: left + wide };
  };
  return {
    restore: () => void set(x, width),
    move: (warp) => set(warp(x), Math.max(warp(x + width) - warp(x), width ? LEAST : 0)),
  };
}

/**
 * A line is stretched where it is long, or goes around a span of time; a shape and its frame are moved.
 *
 * @param {SVGPathElement} element
 * @param {{x: number, width: number}} bounds
 * @param {{x: number, width: number}[]} spans
 * @returns {Part}
 */
function path(element, { x, width }, spans) {
  const d = element.getAttribute("d") ?? "";
  const around = spans.some((span) => Math.abs(span.x - x) < 1 && Math.abs(span.width - width) < 1);
  if (!element.classList.contains("line") || (width < RIGID && !around))
    return shape(element, x + width / 2, width / 2);
  const warped = (/** @type {Warp} */ warp) =>
    d.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, at, y) => `${round(warp(Number(at)))} ${y}`);
  const move = (/** @type {Warp} */ warp) => {
    element.setAttribute("d", warped(warp));
    return { left: warp(x), right: warp(x + width) };
  };
  return { restore: () => element.setAttribute("d", d), move };
}

/** @param {SVGPathElement} element @param {number} middle @param {number} half @returns {Part} */
function shape(element, middle, half) {
  const move = (/** @type {Warp} */ warp) => {
    const at = warp(middle);
    element.setAttribute("transform", `translate(${round(at - middle)} 0)`);
    return { left: at - half, right: at + half };
  };
  return { restore: () => element.removeAttribute("transform"), move };
}
