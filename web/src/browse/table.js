/** The table of things: sorted by a column, a page of rows at a time. */
import { fill, h, refill } from "../dom.js";
import { COLUMNS } from "./data.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./data.js").Row} Row
 * @typedef {import("./data.js").Choice} Choice
 * @typedef {import("./data.js").File} File
 */

export const PAGE = 200;
const NUMBERED = ["label", "kind", "family", "date", "pillar", "passages"];
const MOST_PASSAGES = 8;

export class Table {
  /**
   * @param {Context} context
   * @param {File} file
   * @param {HTMLTableElement} table As the site was built.
   * @param {{sort: (column: string) => void, page: (page: number) => void}} acts
   */
  constructor(context, file, table, acts) {
    this.context = context;
    this.file = file;
    this.table = table;
    this.acts = acts;
    this.plurals = new Map(file.families);
    this.pillars = new Map(file.pillars);
    this.body = table.tBodies[0] ?? table.createTBody();
    this.pager = h("nav", { class: "pages", "aria-label": context.t("js.browse.pages") });
    this.heads = [...table.querySelectorAll("thead th")].flatMap((head, at) =>
      COLUMNS.includes(NUMBERED[at]) ? [this.#head(head, NUMBERED[at])] : [],
    );
  }

  /** @param {Element} head @param {string} column */
  #head(head, column) {
    fill(
      head,
      h("button", { type: "button", class: "sort", onclick: () => this.acts.sort(column) }, head.textContent),
    );
    return { head, column };
  }

  /** @param {Row[]} rows All that are chosen, sorted. @param {Choice} choice */
  show(rows, choice) {
    const pages = Math.max(Math.ceil(rows.length / PAGE), 1);
    const page = Math.min(choice.page, pages);
    const first = (page - 1) * PAGE;
    fill(
      this.body,
      rows.slice(first, first + PAGE).map((row) => this.#row(row)),
    );
    for (const { head, column } of this.heads) {
      if (column === choice.sort) head.setAttribute("aria-sort", choice.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.#page(rows.length, page, pages);
  }

  /** @param {number} count @param {number} page @param {number} pages */
  #page(count, page, pages) {
    const { t } = this.context;
    this.pager.hidden = pages < 2;
    const first = (page - 1) * PAGE + 1;
    const button = (/** @type {string} */ key, /** @type {number} */ to) =>
      h(
        "button",
        {
          type: "button",
          "data-to": key,
          disabled: to < 1 || to > pages || to === page,
          onclick: () => this.acts.page(to),
        },
        t(`js.browse.${key}`),
      );
    const words = t("js.browse.rows", { first, last: Math.min(first + PAGE - 1, count), count });
    const [back, forth] = [
      [button("first", 1), button("previous", page - 1)],
      [button("next", page + 1), button("last", pages)],
    ];
    refill(this.pager, [...back, h("span", { tabindex: -1 }, words), ...forth], "span");
  }

  /** @param {Row} row */
  #row({ slug, label, kind, family, date, pillars, passages }) {
    const { link } = this.context;
    const under = pillars.flatMap((pillar, at) => [
      at > 0 && ", ",
      h("a", { href: link(`id/${pillar}/`) }, h("bdi", {}, this.pillars.get(pillar) ?? pillar)),
    ]);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, h("a", { href: link(`id/${slug}/`) }, h("bdi", {}, label.slice(0, 300)))),
      h("td", {}, kind),
      h("td", {}, h("span", { class: `family ${family}` }, this.plurals.get(family) ?? family)),
      h("td", { class: "date" }, date),
      h("td", {}, under),
      h("td", { class: "source" }, this.#passages(passages)),
    );
  }

  /** @param {number[]} passages */
  #passages(passages) {
    const shown = passages.slice(0, MOST_PASSAGES).flatMap((at) => {
      const [name, path] = this.file.passages[at] ?? ["", ""];
      return [h("a", { class: "passage", href: this.context.link(`source/${path}/`) }, name), " "];
    });
    return passages.length > MOST_PASSAGES ? [...shown, `+${passages.length - MOST_PASSAGES}`] : shown;
  }
}
