/** The parts of the page: filters, picture with its buttons, details, and the list twin. */
import { fill, h } from "../dom.js";
import { counter } from "../figure/counter.js";
import { Canvas } from "./canvas.js";
import { Details } from "./details.js";
import { Filters } from "./filters.js";
import { Lists } from "./lists.js";
import { Nothing } from "./nothing.js";
import { saved } from "./saving.js";
import { linksOf } from "./strands.js";
import { downloads, tools } from "./toolbar.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../state.js").Changes} Changes
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").File} File
 * @typedef {import("./view.js").View} View
 * @typedef {import("./view.js").Seen} Seen
 * @typedef {Map<number, import("./places.js").Point>} Places
 *
 * @typedef {object} Acts What the reader may do.
 * @property {(changes: Changes) => void} change
 * @property {(id: string) => void} find
 * @property {(family: string, on: boolean) => void} toggle
 * @property {() => void} reset
 * @property {(id: string) => void} select
 * @property {(id: string, hops: number) => void} around
 * @property {(() => void) | null} whole Null where the graph is too large.
 * @property {(id: string) => void} expand
 * @property {((id: string, end: string) => void) | null} path Null where the graph is too large.
 * @property {() => void} close
 * @property {() => void} label
 */

export class Workspace {
  /** @type {{seen: Seen, places: Places} | null} */
  shown = null;
  /** @type {HTMLElement | null} */
  problem = null;

  /** @param {HTMLElement} main @param {Context} context @param {Graph} graph @param {File} file @param {Acts} acts */
  constructor(main, context, graph, file, acts) {
    const { t } = context;
    this.context = context;
    this.graph = graph;
    this.file = file;
    this.canvas = new Canvas(graph, file.shapes, {
      name: t("js.network.picture"),
      hint: t("js.network.picture.hint"),
      nameOf: (thing) => this.nameOf(thing),
    });
    this.filters = new Filters(context, graph, file, acts);
    this.details = new Details(context, graph, acts);
    this.nothing = new Nothing(context, graph, { ...acts, search: () => this.filters.search() });
    this.count = counter(main);
    this.stage = h("div", { class: "canvas" }, this.canvas.element);
    this.labels = h(
      "button",
      { type: "button", class: "labels", onclick: acts.label },
      t("js.network.labels"),
    );
    this.lists = this.#build(main);
  }

  /** @param {HTMLElement} main */
  #build(main) {
    const files = downloads(this.context, (format) => this.#save(format), ["SVG", "PNG", "GEXF", "JSON"]);
    const work = h(
      "div",
      { class: "work" },
      h("div", { class: "bar" }, this.count, this.labels),
      this.stage,
      h("div", { class: "bar foot" }, tools(this.context, this.canvas), files),
    );
    const section = main.querySelector("#list-section") ?? h("section", { id: "list-section" });
    const place = main.querySelector("#workspace") ?? main.appendChild(h("div", { id: "workspace" }));
    fill(place, h("div", { class: "workspace" }, this.filters.element, work, this.details.element), section);
    return new Lists(this.context, this.graph, /** @type {HTMLElement} */ (section));
  }

  /** @param {string} format */
  async #save(format) {
    if (this.shown) await saved(format, this.graph, this.shown.seen, this.shown.places, this.file.shapes);
  }

  /** The name of a thing, for who hears the page. @param {number} thing */
  nameOf(thing) {
    const { label, kindLabel } = this.graph.things[thing];
    const name = `${label.slice(0, 300)}, ${kindLabel}`;
    if (!this.graph.known.has(thing)) return name; // of a large graph, what is at the edge
    return `${name}, ${this.context.t("js.network.degree", { count: this.graph.degree(thing) })}`;
  }

  /** @param {View} view @param {Seen} seen @param {Places} places @param {number | null} chosen */
  show(view, seen, places, chosen) {
    this.shown = { seen, places };
    this.canvas.draw({
      things: seen.things,
      lines: seen.lines,
      places,
      selected: chosen,
      lit: this.#lit(seen, chosen),
      open: new Set(view.open.flatMap((id) => this.graph.numbers.get(id) ?? [])),
      labels: view.labels,
    });
    this.labels.setAttribute("aria-pressed", String(view.labels));
    this.filters.show(view, seen);
    this.details.show(view, seen, chosen);
    this.lists.show(seen);
    this.#count(view, seen);
  }

  /** Tells what went wrong, above the picture. @param {HTMLElement | null} problem Null where nothing did. */
  tell(problem) {
    this.problem?.remove();
    this.problem = problem;
    if (problem) this.stage.before(problem);
  }

  /** What is to be seen before all else: a way, or the chosen thing with what it is linked to. @param {Seen} seen @param {number | null} chosen */
  #lit(seen, chosen) {
    if (seen.path?.length) return new Set(seen.path);
    const shown = new Set(seen.things);
    if (chosen === null || !shown.has(chosen)) return new Set();
    const lit = [chosen, ...this.graph.near(chosen)].filter((thing) => shown.has(thing));
    return lit.length === seen.things.length ? new Set() : new Set(lit);
  }

  /** Says how much is shown, or why nothing is. @param {View} view @param {Seen} seen */
  #count(view, seen) {
    const { t } = this.context;
    const all = this.file.things ?? this.graph.things.length;
    const cut = seen.cut ? ` ${t("js.network.cut", { count: seen.cut })}` : "";
    const numbers = { things: seen.things.length, all, links: linksOf(seen.lines) };
    const text = t("js.network.count", numbers) + cut;
    if (this.count.textContent !== text) this.count.textContent = text;
    this.stage.querySelector(".empty")?.remove();
    const nothing = this.nothing.of(view, seen);
    if (nothing) this.stage.append(nothing);
  }
}
