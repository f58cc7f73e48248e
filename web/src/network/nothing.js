/** What is told where the picture has nothing to show: why, and the way on. */
import { h } from "../dom.js";
import { nearest } from "./names.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").View} View
 * @typedef {import("./view.js").Seen} Seen
 */

export class Nothing {
  /**
   * @param {Context} context
   * @param {Graph} graph
   * @param {{find: (id: string) => void, reset: () => void, search: () => void}} acts
   */
  constructor(context, graph, acts) {
    this.t = context.t;
    this.graph = graph;
    this.acts = acts;
  }

  /** @param {View} view @param {Seen} seen @returns {HTMLElement | null} Null where there is something to see. */
  of(view, seen) {
    const unknown = [view.focus, view.at, view.path].find((id) => id && !this.graph.numbers.has(id));
    if (unknown) return this.#unknown(unknown);
    if (seen.things.length > 0) return null;
    return this.graph.things.length === 0 ? this.#first() : this.#filtered(view);
  }

  /** @param {string} id */
  #unknown(id) {
    const ids = nearest(id, this.graph);
    return h(
      "div",
      { class: "empty", role: "alert", "data-state": "unknown" },
      h("p", {}, this.t("js.network.unknown", { name: id.slice(0, 100) })),
      ids.length > 0 && h("p", {}, this.t("js.network.nearest")),
      h(
        "div",
        { class: "actions" },
        ids.map((each) => this.#thing(each)),
      ),
      h("div", { class: "actions" }, this.#search(), this.#reset()),
    );
  }

  /** @param {string} id */
  #thing(id) {
    const { label } = this.graph.things[this.graph.numbers.get(id) ?? 0];
    return h(
      "button",
      { type: "button", onclick: () => this.acts.find(id) },
      h("bdi", {}, label.slice(0, 120)),
    );
  }

  /** A large graph is looked into from one thing. */
  #first() {
    const words = h("p", {}, this.t("js.network.search.first"));
    return h("div", { class: "empty", "data-state": "search" }, words, this.#search());
  }

  /** @param {View} view */
  #filtered(view) {
    const causes = [
      view.pillar && "pillar",
      (view.from || view.to) && "years",
      view.hide.size > 0 && "kinds",
    ];
    const filters = causes.filter(Boolean).map((cause) => this.t(`js.network.${cause}`));
    const words = h("p", {}, this.t("js.network.empty", { filters: filters.join(", ") }));
    return h("div", { class: "empty", "data-state": "empty" }, words, this.#reset());
  }

  #search() {
    return h("button", { type: "button", onclick: this.acts.search }, this.t("js.network.find"));
  }

  #reset() {
    return h("button", { type: "button", onclick: this.acts.reset }, this.t("js.network.reset"));
  }
}
