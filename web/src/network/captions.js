/** Labels of things, and what the lines of the chosen thing say: as many as there is room for. */
import { svg } from "../dom.js";
import { round } from "../round.js";
import { LEADING, labelOf, lettered, moved, width } from "./lettering.js";
import { sizeOf } from "./places.js";
import { courseOf, strandsOf } from "./strands.js";

/**
 * @typedef {import("./canvas.js").Shown} Shown
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./lettering.js").Label} Label
 * @typedef {import("./places.js").Point} Point
 */

const MOST_SAYINGS = 40;
const MOST_LINES = 300; // that labels keep clear of
const NARROW = 700; // pixels
const LONGEST = 40; // letters of what a line says
const BOLD = 1.12; // how much wider bold letters are
const BESIDE = 4; // between a bent line and what it says
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
    return seen.flatMap((line) => {
      const [start, end] = [this.#at(line.from, places), this.#at(line.to, places)];
      return strandsOf(line).flatMap((strand) => this.#parts(strand, start, end, places));
    });
  }

  /** A bent line as two that are straight. @param {import("./strands.js").Strand} strand @param {Point} start @param {Point} end @param {Shown["places"]} places */
  #parts(strand, start, end, places) {
    const [from, to] = [places.get(strand.from), places.get(strand.to)];
    if (strand.place === 0 || !from || !to) return [{ start, end }];
    const middle = this.camera.toScreen(courseOf(strand, from, to).middle);
    return [
      { start, end: middle },
      { start: middle, end },
    ];
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
    const near = lines.filter(({ from, to }) => from === selected || to === selected);
    for (const strand of near.flatMap(strandsOf).filter(({ outer }) => outer)) {
      const [start, end] = [places.get(strand.from), places.get(strand.to)];
      if (!start || !end) continue;
      const { middle, away } = courseOf(strand, start, end);
      const text = inBrief(strand.said.label);
      const half = width(text) / 2;
      const at = this.camera.toScreen(middle);
      const [x, y] = [away.x * (half + BESIDE), away.y * (7 + BESIDE)]; // on a straight line, else outside
      const box = moved({ left: x - half, right: x + half, top: y - 7, bottom: y + 7 }, at.x, at.y);
      if (!room.free(box)) continue;
      room.take(box);
      const transform = `translate(${round(middle.x)} ${round(middle.y)})`;
      yield svg("g", { transform }, svg("text", { class: "saying", x: round(x), y: round(y + 4) }, text));
    }
  }
}

/** @param {string} words */
function inBrief(words) {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
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
