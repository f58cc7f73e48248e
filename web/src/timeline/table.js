/** The table twin of the timeline: it holds what the picture shows. */
import { copied } from "../figure/details.js";
import { titleOf } from "../figure/filters.js";
import { inYears } from "./picture.js";

/** @typedef {import("./mark.js").Mark} Mark */

export class Table {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.rows = [.../** @type {NodeListOf<HTMLTableRowElement>} */ (main.querySelectorAll("#list tbody tr"))];
  }

  /** @param {import("./picture.js").Shown} shown */
  show({ from, to, off }) {
    for (const row of this.rows) {
      const { lane = "", begin = "", end = "" } = row.dataset;
      row.hidden = off.has(lane) || !inYears({ begin, end }, from, to);
    }
  }

  /**
   * What the row of a mark tells.
   *
   * @param {Mark} mark
   * @returns {{heading: string, href: string, facts: Node[][]}}
   */
  told({ element, lane, begin, end }) {
    const label = titleOf(element);
    const href = element.getAttribute("href") ?? "";
    const like = this.rows.filter(
      ({ dataset }) => dataset.lane === lane && dataset.begin === begin && dataset.end === end,
    );
    const row =
      like.find((each) => href && each.querySelector("a")?.getAttribute("href") === href) ??
      like.find((each) => label.includes(each.querySelector("th")?.textContent ?? label));
    if (!row) return { heading: label, href, facts: [] };
    const [date, , kind, place, source] = row.children;
    return {
      heading: row.querySelector("th")?.textContent ?? label,
      href: row.querySelector("a")?.getAttribute("href") ?? href,
      facts: [date, kind, place, source].map(copied),
    };
  }
}
