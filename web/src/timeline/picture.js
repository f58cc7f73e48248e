/** The picture of the timeline: shows a span of years, and the lanes that are wanted. */
import { svg } from "../dom.js";
import { round } from "../round.js";
import { Mark } from "./mark.js";
import { dayOf, scaleOf, yearOf } from "./scale.js";

/**
 * @typedef {{key: string, heading: string, element: SVGGElement, top: number, bottom: number, marks: Mark[]}} Lane
 * @typedef {{from: number, to: number, off: Set<string>}} Shown Years; 0 for the first or the last.
 */

const ROW = 20;
const GAP = 12; // between a label and the next mark
const PAD = 9;
const UNDER = 15; // how much higher a row is with a label under its mark
const ROOM = 52; // between two labels of the axis
const FIXED = ["status"]; // lanes whose rows mean something

export class Picture {
  /** @param {SVGSVGElement} element */
  constructor(element) {
    this.element = element;
    const [, , width, height] = (element.getAttribute("viewBox") ?? "").split(" ").map(Number);
    this.width = width;
    this.height = height;
    this.scale = scaleOf(element);
    this.lanes = lanesOf(element);
    this.all = this.lanes.flatMap(({ marks }) => marks);
    this.marks = this.all.filter(({ isOne }) => isOne);
    this.bottom = Math.max(...this.lanes.map(({ bottom }) => bottom), 0);
    this.axes = [...element.querySelectorAll(":scope > .axis")];
    this.grid = [...element.querySelectorAll(":scope > path.line")];
    this.horizon = element.querySelector(":scope > .horizon");
    this.below = [...element.querySelectorAll(":scope > text")];
    this.added = svg("g", { class: "years" });
    element.querySelector("desc")?.after(this.added);
  }

  /** The first and the last year. @returns {{first: number, last: number}} */
  get years() {
    if (!this.scale) return { first: 0, last: 0 };
    return {
      first: yearOf(Math.round(this.scale.day(this.scale.left))),
      last: yearOf(Math.round(this.scale.day(this.scale.right)) - 1),
    };
  }

  /** How much is free before and after the axis, as shares of its length. */
  get room() {
    if (!this.scale) return { before: 0, after: 0 };
    const { left, right } = this.scale;
    return { before: left / (right - left), after: (this.width - right) / (right - left) };
  }

  /** Whether a mark belongs to what is shown. @param {Mark} mark @param {Shown} shown */
  shows(mark, { from, to, off }) {
    return !off.has(mark.lane) && inYears(mark, from, to);
  }

  /** How many moments the marks that are shown stand for; of one lane, or of all. @param {Shown} shown @param {string} [lane] */
  count(shown, lane) {
    const marks = this.all.filter((mark) => (lane === undefined || mark.lane === lane) && this.shows(mark, shown));
    return marks.reduce((sum, { count }) => sum + count, 0);
  }

  /** @param {Shown} shown @returns {Mark[]} The marks that are shown. */
  show(shown) {
    const { first, last } = this.years;
    const [from, to] = [Math.max(shown.from || first, first), Math.min(shown.to || last, last)];
    const whole = !this.scale || (from <= first && to >= last) || from > to;
    const warp = whole ? null : this.#warp(from, to);
    let shift = 0;
    for (const lane of this.lanes) {
      const isOff = shown.off.has(lane.key);
      lane.element.classList.toggle("off", isOff);
      lane.element.setAttribute("transform", `translate(0 ${round(shift)})`);
      if (isOff) shift -= lane.bottom - lane.top;
      else shift += this.#lane(lane, warp, shown);
    }
    this.#frame(shift, warp, from, to);
    return this.marks.filter((mark) => this.shows(mark, shown));
  }

  /** @param {number} from @param {number} to */
  #warp(from, to) {
    const { x, left, right } = /** @type {NonNullable<typeof this.scale>} */ (this.scale);
    const [begin, end] = [x(dayOf(String(from))), x(dayOf(String(to + 1)))];
    return (/** @type {number} */ at) =>
      Math.min(Math.max(left + ((at - begin) / (end - begin)) * (right - left), left), right);
  }

  /**
   * @param {Lane} lane
   * @param {((x: number) => number) | null} warp Null where all is as it was drawn.
   * @param {Shown} shown
   * @returns {number} By how much it is higher than it was drawn.
   */
  #lane(lane, warp, shown) {
    const bounds = this.scale ?? { left: 0, right: this.width };
    /** @type {number[]} The end of each row. */
    const rows = [];
    /** @type {{mark: Mark, row: number}[]} */
    const placed = [];
    for (const mark of lane.marks) {
      const isShown = this.shows(mark, shown);
      mark.element.classList.toggle("off", !isShown);
      if (warp === null) mark.restore();
      else if (isShown) {
        const extent = mark.move(warp, bounds);
        let row = rows.findIndex((end) => end + GAP <= extent.left);
        if (row === -1) row = rows.push(0) - 1;
        rows[row] = extent.right;
        placed.push({ mark, row });
      }
    }
    if (warp === null || FIXED.includes(lane.key) || lane.marks.length === 0) return 0;
    return this.#stack(lane, rows.length, placed);
  }

  /** @param {Lane} lane @param {number} count @param {{mark: Mark, row: number}[]} placed */
  #stack(lane, count, placed) {
    const low = new Set(placed.filter(({ mark }) => mark.label?.low).map(({ row }) => row));
    const tops = [lane.top + PAD];
    for (let row = 0; row < count; row += 1) tops.push(tops[row] + ROW + (low.has(row) ? UNDER : 0));
    for (const { mark, row } of placed)
      mark.element.setAttribute("transform", `translate(0 ${round(tops[row] + ROW / 2 - mark.middle)})`);
    const heading = Math.max(
      ...[...lane.element.querySelectorAll(":scope > text")].map((text) => Number(text.getAttribute("y"))),
      lane.top,
    );
    return Math.max(tops[count] + PAD, heading + PAD + 4) - lane.bottom;
  }

  /** Axis, grid, horizon, and what stands below. @param {number} shift @param {((x: number) => number) | null} warp @param {number} from @param {number} to */
  #frame(shift, warp, from, to) {
    const bottom = this.bottom + shift;
    this.added.replaceChildren(...(warp ? this.#ticks(from, to, bottom) : []));
    const [top, foot] = this.axes;
    for (const axis of this.axes) axis.classList.toggle("off", warp !== null);
    foot?.setAttribute("transform", `translate(0 ${round(shift)})`);
    for (const text of this.below) text.setAttribute("transform", `translate(0 ${round(shift)})`);
    for (const line of this.grid) this.#gridLine(line, shift, warp !== null);
    if (this.horizon && top) this.#moveHorizon(shift, warp);
    this.element.setAttribute("viewBox", `0 0 ${this.width} ${round(this.height + shift)}`);
    this.element.setAttribute("height", String(round(this.height + shift)));
  }

  /** @param {Element} line @param {number} shift @param {boolean} zoomed */
  #gridLine(line, shift, zoomed) {
    const drawn = /** @type {SVGElement} */ (line).dataset.d ?? line.getAttribute("d") ?? "";
    /** @type {SVGElement} */ (line).dataset.d = drawn;
    const [x, y, endX, endY] = (drawn.match(/-?[\d.]+/g) ?? []).map(Number);
    const upright = x === endX;
    line.classList.toggle("off", zoomed && upright);
    line.setAttribute(
      "d",
      upright
        ? `M${x} ${y} L${endX} ${round(endY + shift)}`
        : `M${x} ${round(y + shift)} L${endX} ${round(endY + shift)}`,
    );
  }

  /** @param {number} shift @param {((x: number) => number) | null} warp */
  #moveHorizon(shift, warp) {
    const { day = "" } = /** @type {SVGElement} */ (this.horizon).dataset;
    const at = this.scale?.x(dayOf(day) + 1) ?? 0;
    const x = warp ? warp(at) : at;
    const bounds = this.scale ?? { left: 0, right: this.width };
    this.horizon?.classList.toggle("off", warp !== null && (x >= bounds.right || x <= bounds.left));
    const line = this.horizon?.querySelector("path");
    const text = this.horizon?.querySelector("text");
    if (!line || !text) return;
    const y = Number(/^M\S+ (\S+)/.exec(line.getAttribute("d") ?? "")?.[1]);
    line.setAttribute("d", `M${round(x)} ${y} L${round(x)} ${round(this.bottom + shift)}`);
    const half = text.getComputedTextLength() / 2;
    text.setAttribute("x", String(round(Math.min(Math.max(x, bounds.left + half), this.width - half - 4))));
  }

  /** The years of a span, with months where there is room. @param {number} from @param {number} to @param {number} bottom */
  *#ticks(from, to, bottom) {
    const { left, right } = /** @type {NonNullable<typeof this.scale>} */ (this.scale);
    const year = (right - left) / (to - from + 1);
    const step = [1, 3, 6, 12, 24, 60, 120, 240].find((months) => (months / 12) * year >= ROOM) ?? 600;
    const warp = this.#warp(from, to);
    const format = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
      month: "short",
      timeZone: "UTC",
    });
    for (let month = from * 12; month < (to + 1) * 12; month += 1) {
      if (month % step) continue;
      const [of, at] = [Math.floor(month / 12), month % 12];
      const day = dayOf(`${of}-${at + 1}`);
      const x = round(warp(this.scale?.x(day) ?? 0));
      const words = step < 12 && at ? format.format(new Date(day * 86_400_000)) : String(of);
      yield svg("path", {
        class: "line stated faint",
        d: `M${x} 46 L${x} ${round(bottom)}`,
        fill: "none",
        stroke: "#D9D5CB",
      });
      for (const y of [39, bottom + 16])
        yield svg(
          "text",
          { class: "text muted", x, y: round(y), "font-size": 11, fill: "#5A5F6B", "text-anchor": "middle" },
          words,
        );
    }
  }
}

/** @param {SVGSVGElement} picture @returns {Lane[]} */
function lanesOf(picture) {
  const elements = [.../** @type {NodeListOf<SVGGElement>} */ (picture.querySelectorAll(":scope > .lane"))];
  const tops = elements.map((element) =>
    Number(/^M\S+ (\S+)/.exec(element.querySelector(":scope > path")?.getAttribute("d") ?? "")?.[1] ?? 0),
  );
  const end = Math.max(
    ...[...picture.querySelectorAll(":scope > path.line")].map((line) =>
      Number(/(\S+)$/.exec(line.getAttribute("d") ?? "")?.[1] ?? 0),
    ),
    0,
  );
  return elements.map((element, at) => ({
    key: element.dataset.lane ?? "",
    heading: [...element.querySelectorAll(':scope > text[font-weight="bold"]')]
      .map((text) => text.textContent)
      .join(" "),
    element,
    top: tops[at],
    bottom: tops[at + 1] ?? end,
    marks: [
      .../** @type {NodeListOf<SVGGraphicsElement>} */ (
        element.querySelectorAll(":scope > .mark, :scope > .count")
      ),
    ].map((mark) => new Mark(mark, element.dataset.lane ?? "")),
  }));
}

/** @param {{begin: string, end: string}} dated @param {number} from @param {number} to */
export function inYears({ begin, end }, from, to) {
  const [first, last] = [Number.parseInt(begin, 10), end ? Number.parseInt(end, 10) : Infinity];
  return !(to && first > to) && !(from && last < from);
}
