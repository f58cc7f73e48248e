/** The page of all things: facets and a table, whose choice can be linked to and taken away. */
import { chosen, FACETS, readChoice, sorted, unpacked } from "../browse/data.js";
import { takenOut } from "../browse/faults.js";
import { Facets } from "../browse/facets.js";
import { Table } from "../browse/table.js";
import { h } from "../dom.js";
import { csv, download } from "../downloads.js";
import { names } from "../explorer/search.js";
import { Notice } from "../explorer/unknown.js";
import { counter } from "../figure/counter.js";
import { downloads } from "../network/toolbar.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../browse/data.js").Row} Row
 * @typedef {import("../state.js").Changes} Changes
 */

const HEADER = ["name", "kind", "family", "date", "pillars", "passages", "basis", "page"];

/** @param {HTMLElement} main @param {Context} context */
export async function start(main, context) {
  const file = /** @type {import("../browse/data.js").File} */ (await context.json("data/browse.json"));
  new BrowsePage(main, context, file, await furtherNames(context)).show();
}

/** What else things are called, by their slugs; none where the file cannot be had. @param {Context} context */
async function furtherNames(context) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const {
    entry: [, path, , group, ...more],
  } of await names(context).catch(() => [])) {
    if (group === "things") found.set(path.slice("id/".length, -1), more.join(" "));
  }
  return found;
}

class BrowsePage {
  /** @type {Row[]} Those that are chosen, sorted. */
  rows = [];

  /** @param {HTMLElement} main @param {Context} context @param {import("../browse/data.js").File} file @param {Map<string, string>} further */
  constructor(main, context, file, further) {
    this.context = context;
    this.file = file;
    this.all = unpacked(file, further);
    this.count = counter(main, "things-count");
    this.facets = new Facets(context, file, {
      change: (facet, values) => this.#change({ [facet]: values, page: null }),
      look: (text) => this.#change({ q: text, page: null }),
      reset: () =>
        this.#change({ q: null, page: null, ...Object.fromEntries(FACETS.map((facet) => [facet, null])) }),
    });
    const table = /** @type {HTMLTableElement} */ (main.querySelector("table#things"));
    this.table = new Table(context, file, table, {
      sort: (column) => this.#sort(column),
      page: (page) => this.#page(page),
    });
    this.notice = new Notice(context.t);
    context.state.onChange(() => this.show());
    this.#build(main, table);
  }

  /** @param {HTMLElement} main @param {HTMLTableElement} table */
  #build(main, table) {
    const place = /** @type {HTMLElement} */ (
      main.querySelector("#facets") ?? main.appendChild(h("div", { id: "facets" }))
    );
    const kinds = main.querySelector("details.kinds");
    if (kinds instanceof HTMLElement) kinds.hidden = true; // the facets have the same counts
    this.region = table.closest(".wide") ?? table;
    const files = downloads(this.context, (format) => this.#save(format), ["CSV", "JSON"]);
    const work = h(
      "div",
      { class: "work" },
      h("div", { class: "bar" }, this.count, files),
      this.notice.element,
      this.region,
      this.table.pager,
    );
    place.className = "workspace pair";
    place.replaceChildren(this.facets.element, work);
    place.hidden = false;
  }

  /** @param {string} format */
  #save(format) {
    const records = this.rows.map((row) => this.#record(row));
    if (format === "CSV") download("things.csv", "text/csv", csv(HEADER, records.map(Object.values)));
    else download("things.json", "application/json", `${JSON.stringify(records, null, 1)}\n`);
  }

  /** @param {Row} row */
  #record({ slug, label, kind, family, date, pillars, passages, basis }) {
    const spoken = passages.map((at) => this.file.passages[at]?.[0] ?? "").join(" ");
    return {
      name: label,
      kind,
      family,
      date,
      pillars: pillars.join(" "),
      passages: spoken,
      basis,
      page: `id/${slug}/`,
    };
  }

  /** @param {string} column */
  #sort(column) {
    const { sort, down } = this.#choice;
    const turned = column === sort && !down;
    this.#change({ sort: column === "label" ? null : column, order: turned ? "down" : null, page: null });
  }

  /** @param {number} page */
  #page(page) {
    this.#change({ page: page === 1 ? null : page }, { push: true });
    this.region?.scrollIntoView({ block: "start" });
  }

  get #choice() {
    return readChoice(this.context.state.get(), new URLSearchParams(location.search).get("q") ?? "");
  }

  /** @param {Changes} changes @param {{push?: boolean}} [how] */
  #change(changes, how) {
    const { q } = this.#choice;
    const isForm = location.search !== "" && !this.context.single;
    if (isForm) history.replaceState(null, "", location.pathname + location.hash); // the fragment says all
    this.context.state.set(isForm ? { q, ...changes } : changes, how);
    this.show();
  }

  /** Shows the state of the address. */
  show() {
    const { t } = this.context;
    const choice = this.#choice;
    this.notice.show(takenOut(this.context, this.file, choice));
    const { rows, counts } = chosen(this.all, choice);
    this.rows = sorted(rows, choice);
    this.table.show(this.rows, choice);
    this.facets.show(choice, counts);
    const text = t("js.browse.count", { count: this.rows.length, all: this.all.length });
    if (this.count.textContent !== text) this.count.textContent = text;
    this.region?.parentElement?.querySelector("[data-state=empty]")?.remove();
    if (this.rows.length === 0)
      this.region?.before(h("p", { class: "notice", "data-state": "empty" }, t("js.browse.empty")));
  }
}
