/** Draws the network as SVG that one can move, enlarge, and go through by keyboard. */
import { svg } from "../dom.js";
import { round } from "../round.js";
import { Camera } from "./camera.js";
import { Captions } from "./captions.js";
import { hitElement, lineElements, thingElement } from "./drawing.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./places.js").Point} Point
 *
 * @typedef {object} Shown
 * @property {number[]} things
 * @property {Line[]} lines
 * @property {Map<number, Point>} places
 * @property {number | null} selected
 * @property {Set<number>} lit Things to be seen before all others; empty where all are alike.
 * @property {Set<number>} open Things whose neighbours are shown.
 * @property {boolean} labels
 */

const LATER = 90; // milliseconds after the last move before labels are placed anew

export class Canvas {
  /** @type {Shown | null} */
  #shown = null;
  /** @type {Map<number, SVGGElement>} */
  #elements = new Map();
  /** @type {Map<number, SVGGElement>} */
  #hits = new Map();
  #timer = 0;
  /** @type {number | null} The thing that Tab leads to. */
  current = null;

  /**
   * @param {Graph} graph
   * @param {Record<string, string>} shapes
   * @param {{name: string, hint: string, nameOf: (thing: number) => string}} words
   */
  constructor(graph, shapes, { name, hint, nameOf }) {
    this.graph = graph;
    this.shapes = shapes;
    this.nameOf = nameOf;
    this.edges = svg("g", { class: "edges" });
    this.litEdges = svg("g", { class: "edges lit" });
    this.hits = svg("g", { class: "hits" });
    this.nodes = svg("g", { class: "nodes" });
    const sayings = svg("g", { class: "sayings", "aria-hidden": "true" });
    const labels = svg("g", { class: "labels", "aria-hidden": "true" }); // the buttons have them as names
    const layers = [this.edges, this.litEdges, sayings, this.hits, this.nodes, labels];
    const viewport = svg("g", { class: "viewport" }, layers);
    const names = { "aria-label": name, "aria-description": hint };
    this.element = svg("svg", { class: "net", role: "group", ...names }, viewport);
    this.camera = new Camera(this.element, viewport, () => this.#later());
    this.captions = new Captions(graph, this.camera, labels, sayings);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.letter(), LATER);
  }

  /** Places the labels for which there is room. */
  letter() {
    clearTimeout(this.#timer);
    if (this.#shown) this.captions.write(this.#shown, this.current);
  }

  /** @param {Shown} shown */
  draw(shown) {
    this.#shown = shown;
    const known = new Set(shown.things);
    for (const [thing, element] of this.#elements) {
      if (known.has(thing)) continue;
      element.remove();
      this.#elements.delete(thing);
      this.#hits.delete(thing);
    }
    for (const thing of shown.things) {
      const element = this.#thing(thing, shown);
      if (!element.parentNode) this.nodes.append(element); // moving it would take the focus from it
    }
    this.hits.replaceChildren(...shown.things.map((thing) => this.#hit(thing, shown.places)));
    this.#drawLines(shown);
    this.element.classList.toggle("chosen", shown.lit.size > 0);
    this.element.classList.toggle("centred", shown.selected !== null);
    this.#chooseCurrent(shown, known);
    this.letter();
  }

  /** @param {number} thing @param {Shown} shown */
  #thing(thing, { places, selected, lit, open }) {
    const element = this.#elements.get(thing) ?? thingElement(this.graph, this.shapes, thing);
    this.#elements.set(thing, element);
    const { x, y } = places.get(thing) ?? { x: 0, y: 0 };
    element.setAttribute("transform", `translate(${round(x)} ${round(y)})`);
    element.setAttribute("aria-label", this.nameOf(thing));
    element.setAttribute("aria-pressed", String(thing === selected));
    element.classList.toggle("selected", thing === selected);
    element.classList.toggle("lit", lit.has(thing));
    element.classList.toggle("open", open.has(thing));
    return element;
  }

  /** @param {number} thing @param {Shown["places"]} places */
  #hit(thing, places) {
    const element = this.#hits.get(thing) ?? hitElement(thing);
    this.#hits.set(thing, element);
    const { x, y } = places.get(thing) ?? { x: 0, y: 0 };
    element.setAttribute("transform", `translate(${round(x)} ${round(y)})`);
    return element;
  }

  /** Lines of the chosen thing, or of a way, stand before the others. @param {Shown} shown */
  #drawLines({ lines, places, lit, selected }) {
    const isStar = selected !== null && (lit.size === 0 || this.#isStar(selected, lit));
    const shines = (/** @type {Line} */ { from, to }) =>
      isStar ? from === selected || to === selected : lit.has(from) && lit.has(to);
    const elements = (/** @type {boolean} */ before) =>
      lines
        .filter((line) => shines(line) === before)
        .flatMap((line) => lineElements(this.graph, line, places));
    this.edges.replaceChildren(...elements(false));
    this.litEdges.replaceChildren(...elements(true));
  }

  /** Whether what shines is a thing with its neighbours, and no way. @param {number} selected @param {Set<number>} lit */
  #isStar(selected, lit) {
    return [...lit].every((thing) => thing === selected || this.graph.lines[selected].has(thing));
  }

  /** @param {Shown} shown @param {Set<number>} known */
  #chooseCurrent({ things, selected }, known) {
    if (selected !== null && known.has(selected)) this.current = selected;
    else if (this.current === null || !known.has(this.current)) this.current = things[0] ?? null;
    this.#rove();
  }

  #rove() {
    for (const [thing, element] of this.#elements) {
      element.setAttribute("tabindex", thing === this.current ? "0" : "-1");
    }
  }

  /** Makes all that is shown fill the picture. */
  fit() {
    this.camera.fit([...(this.#shown?.places.values() ?? [])]);
    this.letter();
  }

  /** The picture has another size on the screen. */
  resized() {
    if (matchMedia("print").matches) return;
    this.camera.resized();
    this.letter();
  }

  /** Where a thing lies on the screen. @param {number} thing @returns {Point} */
  toScreen(thing) {
    return this.camera.toScreen(this.#shown?.places.get(thing) ?? { x: 0, y: 0 });
  }

  /** Gives the focus to a thing: it is the one that Tab leads to. @param {number} thing */
  focus(thing) {
    this.current = thing;
    this.#rove();
    this.camera.reveal(this.#shown?.places.get(thing) ?? { x: 0, y: 0 });
    this.#elements.get(thing)?.focus({ preventScroll: true });
    this.letter();
  }

  /** The thing of an element of the picture. @param {EventTarget | null} target @returns {number | null} */
  thingOf(target) {
    const element = target instanceof Element ? target.closest("[data-thing]") : null;
    return element instanceof SVGElement ? Number(element.dataset.thing) : null;
  }

  get things() {
    return this.#shown?.things ?? [];
  }
}
