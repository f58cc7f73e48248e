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
const LONGEST = 40; // letters of what a line says
const BOLD = 1.12; // how much wider bold letters are
const RING = 6; // around the mark of the chosen thing

export class Captions {
  /** @param {Graph} graph @param {Camera} camera @param {SVGGElement} sayings Where the words of lines stand. */
  constructor(graph, camera, sayings) {
    this.graph = graph;
    this.camera = camera;
    this.sayings = sayings;
  }

  /**
   * Writes what there is room for.
   *
   * @param {Shown} shown
   * @param {number | null} current The thing that has the focus.
   * @param {Map<number, SVGGElement>} elements Of the things.
   */
  write(shown, current, elements) {
    const { labels, selected, lit } = shown;
    const always = new Set([selected, current, ...lit]);
    const wanted = this.#wanted(shown);
    const { spots, room } = lettered(wanted, this.camera.width, this.camera.height);
    for (const element of elements.values()) element.querySelector(".label")?.remove();
    for (const { key, label } of wanted) {
      const spot = labels || always.has(key) ? spots.get(key) : undefined;
      if (spot) elements.get(key)?.append(labelElement(label, spot));
    }
    this.sayings.replaceChildren(...this.#said(shown, room));
  }

  /** Things by importance; those behind others are faint, and may be written over. @param {Shown} shown */
  #wanted({ things, lit, selected, places }) {
    const weight = (/** @type {number} */ thing) =>
      (thing === selected ? 4000 : 0) + (lit.has(thing) ? 2000 : 0) + this.graph.degree(thing);
    const inFront = lit.size ? things.filter((thing) => lit.has(thing)) : [...things];
    const middle = selected === null ? -Infinity : this.#at(selected, places).x;
    return inFront
      .sort((one, other) => weight(other) - weight(one) || one - other)
      .map((key) => {
        const { x, y } = this.#at(key, places);
        return { key, x, y, left: x < middle - 1, ...this.#room(key, key === selected) };
      });
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

/** @param {Label} label @param {import("./lettering.js").Spot} spot */
function labelElement({ lines }, spot) {
  const spans = lines.map((line, at) => {
    const space = at < lines.length - 1 ? " " : ""; // so that words of two lines do not run together
    return svg("tspan", { x: round(spot.x), y: round(spot.y + at * LEADING) }, line + space);
  });
  return svg("text", { class: "label", "text-anchor": spot.anchor }, spans);
}
