/** What is known of the chosen thing: in short, with its links, and ways on. */
import { Combobox } from "../explorer/combobox.js";
import { fill, h, refill } from "../dom.js";
import { lookup } from "./names.js";
import { inShort } from "./spans.js";
import { paragraphLinks, Statements } from "./statements.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").View} View
 * @typedef {import("./view.js").Seen} Seen
 */

export class Details {
  /**
   * @param {Context} context
   * @param {Graph} graph
   * @param {{select: (id: string) => void, around: (id: string, hops: number) => void, whole: (() => void) | null,
   *   expand: (id: string) => void, path: ((id: string, end: string) => void) | null, close: () => void}} acts
   */
  constructor(context, graph, acts) {
    this.context = context;
    this.graph = graph;
    this.acts = acts;
    this.statements = new Statements(context, graph, acts.select);
    this.element = h("section", {
      class: "details",
      "aria-label": context.t("js.network.details"),
      tabindex: -1,
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      acts.close();
    });
  }

  focus() {
    /** @type {HTMLElement} */ (this.element.querySelector("h2") ?? this.element).focus();
  }

  /** @param {View} view @param {Seen} seen @param {number | null} chosen */
  show(view, seen, chosen) {
    const { t } = this.context;
    if (chosen === null) {
      fill(
        this.element,
        h("h2", { tabindex: -1 }, t("js.network.details")),
        h("p", { class: "muted" }, t("js.network.choose")),
      );
      return;
    }
    const scroll = this.element.scrollTop;
    const same = this.element.dataset.id === this.graph.things[chosen].id;
    this.element.dataset.id = this.graph.things[chosen].id;
    const parts = [
      ...this.#head(chosen),
      this.#acts(view, chosen),
      view.path !== "" && seen.path && this.statements.way(seen.path),
      this.statements.links(chosen),
    ];
    refill(this.element, parts, "h2");
    this.element.scrollTop = same ? scroll : 0;
  }

  /** @param {number} chosen */
  #head(chosen) {
    const { t, link } = this.context;
    const { id, label, kindLabel, paragraphs = [] } = this.graph.things[chosen];
    const dates = inShort(this.graph.things[chosen]);
    return [
      h("h2", { tabindex: -1 }, h("bdi", {}, label.slice(0, 300))),
      h("p", {}, h("span", { class: "badge" }, kindLabel), dates && ` ${dates}`),
      h("p", {}, h("a", { href: link(`id/${id}/`) }, t("js.network.page"))),
      paragraphs.length > 0 &&
        h("p", { class: "small" }, t("js.network.spoken"), " ", paragraphLinks(this.context, paragraphs)),
    ];
  }

  /** @param {View} view @param {number} chosen */
  #acts(view, chosen) {
    const { t } = this.context;
    const { id } = this.graph.things[chosen];
    const middle = view.hops > 0 && view.focus === id;
    const hops = [1, 2, 3].map((number) =>
      h(
        "button",
        {
          type: "button",
          "data-hops": number,
          "aria-pressed": String(middle && view.hops === number),
          onclick: () => this.acts.around(id, number),
        },
        String(number),
      ),
    );
    const open = view.open.includes(id);
    return h(
      "div",
      {},
      h(
        "div",
        { class: "actions", role: "group", "aria-label": t("js.network.around") },
        h("span", { class: "small" }, t("js.network.around")),
        hops,
        this.acts.whole &&
          view.hops > 0 &&
          h("button", { type: "button", class: "whole", onclick: this.acts.whole }, t("js.network.whole")),
      ),
      h(
        "p",
        { class: "actions" },
        !middle &&
          h(
            "button",
            { type: "button", class: "expand", onclick: () => this.acts.expand(id) },
            t(open ? "js.network.collapse" : "js.network.expand"),
          ),
        h("button", { type: "button", class: "close", onclick: this.acts.close }, t("js.network.close")),
      ),
      this.acts.path && this.#ways(id),
    );
  }

  /** @param {string} id */
  #ways(id) {
    const { t } = this.context;
    const input = h("input", { type: "search", id: "way-to" });
    const field = h(
      "div",
      { class: "field" },
      h("label", { for: "way-to", class: "small" }, t("js.network.path.to")),
      h("div", { class: "combo" }, input),
    );
    new Combobox(input, {
      name: t("js.network.path.to"),
      none: t("js.search.none"),
      find: lookup(this.context, this.graph),
      pick: ({ value }) => this.acts.path?.(id, value),
    });
    return field;
  }
}
