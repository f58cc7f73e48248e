/** What is said of a thing, with its basis and paragraphs; and a way through the network. */
import { compare } from "../compare.js";
import { h } from "../dom.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").Statement} Statement
 */

const MOST = 200; // statements; more are on the page of the thing
const LONGEST = 160; // letters of a label

export class Statements {
  /** @param {Context} context @param {Graph} graph @param {(id: string) => void} select */
  constructor(context, graph, select) {
    this.context = context;
    this.graph = graph;
    this.select = select;
  }

  /** The things on a way. @param {number[]} path */
  way(path) {
    const { t } = this.context;
    const heading = h("h3", {}, t("js.network.path"));
    if (path.length === 0) return h("div", {}, heading, h("p", {}, t("js.network.path.none")));
    const steps = path.map((thing) => h("li", {}, this.#thing(thing)));
    const count = h("p", { class: "small" }, t("js.network.path.steps", { count: path.length - 1 }));
    return h("div", {}, heading, count, h("ol", { class: "path" }, steps));
  }

  /** @param {number} chosen */
  links(chosen) {
    const { t } = this.context;
    const all = [...this.graph.lines[chosen].values()].flatMap(({ statements }) => statements);
    const rank = (/** @type {Statement} */ { source }) => (source === chosen ? 0 : 1); // what leads from it is first
    const sorted = all.sort((one, other) => rank(one) - rank(other) || compare(one.label, other.label));
    const shown = sorted.slice(0, MOST).map((statement) => this.#statement(statement, chosen));
    return h(
      "div",
      {},
      h("h3", {}, t("js.network.links", { count: this.graph.degree(chosen) })),
      h("ul", { class: "links" }, shown),
      all.length > MOST && h("p", {}, t("js.network.more")),
    );
  }

  /** @param {number} thing */
  #thing(thing) {
    const { id, label } = this.graph.things[thing];
    const words = h("bdi", {}, label.slice(0, LONGEST));
    return h("button", { type: "button", class: "thing", onclick: () => this.select(id) }, words);
  }

  /** @param {Statement} statement @param {number} chosen */
  #statement({ source, target, label, basis, date, paragraphs = [] }, chosen) {
    const { t } = this.context;
    const other = this.#thing(source === chosen ? target : source);
    const itself = h("span", { class: "muted" }, t("js.network.itself"));
    const words = source === chosen ? [`${label} `, other] : [other, ` ${label} `, itself];
    const said = basis && h("span", { class: `basis ${basis}` }, t(`js.network.basis.${basis}`));
    const links = paragraphLinks(this.context, paragraphs);
    return h("li", {}, words, h("span", { class: "meta" }, date && `${date} · `, said, " ", links));
  }
}

/** @param {Context} context @param {string[]} paragraphs Their names, such as p18. */
export function paragraphLinks({ link, data }, paragraphs) {
  const shown = (/** @type {string} */ name) =>
    Object.hasOwn(data.passages, name) ? h("a", { href: link(data.passages[name]) }, name) : name;
  const links = paragraphs.flatMap((name) => [shown(name), " "]);
  return h("span", { class: "paragraphs" }, links);
}
