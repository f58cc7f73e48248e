/** The list twin: what the picture shows, as tables. */
import { fill, h, refill } from "../dom.js";
import { inShort } from "./spans.js";
import { paragraphLinks } from "./statements.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").Seen} Seen
 */

const PAGE = 300; // rows; a button gives more

export class Lists {
  #rows = PAGE;
  /** @type {Seen | null} */
  #seen = null;

  /** @param {Context} context @param {Graph} graph @param {HTMLElement} section Has a heading, and the table as the site was built. */
  constructor(context, graph, section) {
    this.context = context;
    this.graph = graph;
    this.heading = section.querySelector("h2") ?? h("h2", {}, context.t("js.network.list"));
    this.place = h("div", {});
    fill(section, this.heading, this.place);
  }

  /** @param {Seen} seen */
  show(seen) {
    this.#seen = seen;
    this.#rows = PAGE;
    this.#draw();
  }

  #draw() {
    if (!this.#seen) return;
    const { t } = this.context;
    const { things, lines } = this.#seen;
    const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
    const sorted = [...things].sort((one, other) =>
      collator.compare(this.graph.things[one].label, this.graph.things[other].label),
    );
    const said = lines.flatMap(({ statements }) => statements);
    const links = counted(said);
    const more = Math.max(things.length, said.length) > this.#rows;
    const next = () => {
      this.#rows += PAGE;
      this.#draw();
    };
    const parts = [
      this.#table(
        "list",
        t("js.network.list.things", { count: things.length }),
        ["thing", "kind", "date", "links"],
        sorted.slice(0, this.#rows).map((thing) => this.#thing(thing, links.get(thing) ?? 0)),
      ),
      this.#table(
        "list-links",
        t("js.network.list.links", { count: said.length }),
        ["from", "says", "to", "source"],
        said.slice(0, this.#rows).map((statement) => this.#statement(statement)),
      ),
      more && h("p", {}, h("button", { type: "button", onclick: next }, t("js.network.list.more"))),
    ];
    refill(this.place, parts, "[role=region]");
  }

  /** @param {string} id @param {string} caption @param {string[]} columns @param {HTMLElement[]} rows */
  #table(id, caption, columns, rows) {
    const heads = columns.map((column) =>
      h(
        "th",
        { scope: "col", class: column === "links" ? "number" : null },
        this.context.t(`js.network.column.${column}`),
      ),
    );
    return h(
      "div",
      { class: "scroll tall", role: "region", tabindex: 0, "aria-label": caption },
      h("table", { id }, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows)),
    );
  }

  /** @param {number} thing @param {number} links Of what is shown. */
  #thing(thing, links) {
    const { id, kindLabel } = this.graph.things[thing];
    const dates = inShort(this.graph.things[thing]);
    return h(
      "tr",
      { "data-id": id },
      h("th", { scope: "row" }, this.#link(thing)),
      h("td", {}, kindLabel),
      h("td", {}, dates),
      h("td", { class: "number" }, links),
    );
  }

  /** @param {number} thing */
  #link(thing) {
    const { id, label } = this.graph.things[thing];
    return h("a", { href: this.context.link(`id/${id}/`) }, h("bdi", {}, label.slice(0, 300)));
  }

  /** @param {import("./graph.js").Statement} statement */
  #statement({ source, target, label, basis, date, paragraphs = [] }) {
    const { t } = this.context;
    const said = basis && h("span", { class: `basis ${basis}` }, t(`js.network.basis.${basis}`));
    return h(
      "tr",
      {},
      h("td", {}, this.#link(source)),
      h("td", {}, label, date && ` (${date})`),
      h("td", {}, this.#link(target)),
      h("td", { class: "source" }, said, " ", paragraphLinks(this.context, paragraphs)),
    );
  }
}

/** How many of some statements each thing has. @param {import("./graph.js").Statement[]} said */
function counted(said) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { source, target } of said)
    for (const end of [source, target]) found.set(end, (found.get(end) ?? 0) + 1);
  return found;
}
