/** Labels of things, and what the lines of the chosen thing say: as many as there is room for. */
import { svg } from "../dom.js";
import { round } from "./drawing.js";
import { LEADING, labelOf, lettered, moved, width } from "./lettering.js";
import { sizeOf } from "./places.js";

/**
 * @typedef {import("./canvas.js").Shown} Shown
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./lettering.js").Label} Label
 */

const MOST_SAYINGS = 40;
const MOST_LINES = 300; // that labels keep clear of
const NARROW = 700; // pixels
const LONGEST = 40; // letters of what a line says
const BOLD = 1.12; // how much wider bold letters are
const RING = 6; // around the mark of the chosen thing

export class Captions {
  /**
   * @param {Graph} graph
   * @param {Camera} camera
   * @param {SVGGElement} labels Where labels stand: before all marks.
   * @param {SVGGElement} sayings Where the words of lines stand.
   */
  constructor(graph, camera, labels, sayings) {
    this.graph = graph;
    this.camera = camera;
    this.labels = labels;
    this.sayings = sayings;
  }

  /**
   * Writes what there is room for.
   *
   * @param {Shown} shown
   * @param {number | null} current The thing that has the focus.
   */
  write(shown, current) {
    const { labels, selected, lit, places } = shown;
    const always = new Set([selected, current, ...lit]);
    const wanted = this.#wanted(shown);
    const { width, height } = this.camera;
    const { spots, room } = lettered(wanted, width, height, this.#segments(shown));
    const written = wanted.flatMap(({ key, label }) => {
      const spot = labels || always.has(key) ? spots.get(key) : undefined;
      return spot ? [labelElement(key, label, spot, places.get(key), key === selected)] : [];
    });
    this.labels.replaceChildren(...written);
    this.sayings.replaceChildren(...this.#said(shown, room));
  }

  /** Things by importance; those behind others are faint, and may be written over. @param {Shown} shown */
  #wanted({ things, lines, lit, selected, places }) {
    /** @type {Map<number, number>} */
    const degrees = new Map(); // in what is shown
    for (const { from, to } of lines)
      for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    const weight = (/** @type {number} */ thing) =>
      (thing === selected ? 1e6 : 0) +
      (lit.has(thing) ? 5e5 : 0) +
      (degrees.get(thing) ?? 0) +
      this.graph.degree(thing) / 1e5;
    const inFront = lit.size ? things.filter((thing) => lit.has(thing)) : [...things];
    const middle = selected === null ? -Infinity : this.#at(selected, places).x;
    const most = this.camera.width < NARROW ? 4 : 10;
    return inFront
      .sort((one, other) => weight(other) - weight(one) || one - other)
      .map((key, at) => {
        const { x, y } = this.#at(key, places);
        const weighty = at < most;
        return { key, x, y, left: x < middle - 1, weighty, ...this.#room(key, key === selected) };
      });
  }

  /** The lines as they lie on the screen, unless there are very many; where some shine, those alone. @param {Shown} shown */
  #segments({ lines, lit, places }) {
    const seen = lit.size ? lines.filter(({ from, to }) => lit.has(from) && lit.has(to)) : lines;
    if (seen.length > MOST_LINES) return [];
    return seen.map(({ from, to }) => ({ start: this.#at(from, places), end: this.#at(to, places) }));
  }

  /** @param {number} thing @param {Shown["places"]} places */
  #at(thing, places) {
    return this.camera.toScreen(places.get(thing) ?? { x: 0, y: 0 });
  }

  /** How much room a mark and its label need; the chosen one has a ring, and bold letters. @param {number} thing @param {boolean} chosen */
  #room(thing, chosen) {
    const label = labelOf(this.graph.things[thing].label);
    const size = sizeOf(this.graph, thing) * this.camera.markScale;
    return chosen ? { size: size + RING, label: { ...label, width: label.width * BOLD } } : { size, label };
  }

  /** @param {Shown} shown @param {import("./lettering.js").Room} room */
  *#said({ lines, selected, labels, places }, room) {
    if (selected === null || !labels || this.graph.degree(selected) > MOST_SAYINGS) return;
    for (const { from, to, statements } of lines) {
      const [start, end] = [places.get(from), places.get(to)];
      if ((from !== selected && to !== selected) || !start || !end) continue;
      const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
      const text = statements[0].label.slice(0, LONGEST);
      const half = width(text) / 2;
      const at = this.camera.toScreen(middle);
      const box = moved({ left: -half, right: half, top: -7, bottom: 7 }, at.x, at.y);
      if (!room.free(box)) continue;
      room.take(box);
      const transform = `translate(${round(middle.x)} ${round(middle.y)})`;
      yield svg("g", { transform }, svg("text", { class: "saying", y: 4 }, text));
    }
  }
}

/** @param {number} thing @param {Label} label @param {import("./lettering.js").Spot} spot @param {import("./places.js").Point} [place] @param {boolean} [chosen] */
function labelElement(thing, { lines }, spot, { x, y } = { x: 0, y: 0 }, chosen = false) {
  const spans = lines.map((line, at) => {
    const space = at < lines.length - 1 ? " " : ""; // so that words of two lines do not run together
    return svg("tspan", { x: round(spot.x), y: round(spot.y + at * LEADING) }, line + space);
  });
  const name = chosen ? "label selected" : "label";
  return svg(
    "g",
    { transform: `translate(${round(x)} ${round(y)})`, "data-thing": thing },
    svg("text", { class: name, "text-anchor": spot.anchor }, spans),
  );
}
