/** The things of the graph as rows, and what of them a choice leaves. */
import { folded } from "../explorer/folding.js";
import { listOf } from "../state.js";

/**
 * @typedef {[slug: string, label: string, kind: number, date: string, years: number[], pillars: number[], passages: number[], bases: string]} Packed
 *
 * @typedef {object} File
 * @property {[key: string, plural: string][]} families
 * @property {[label: string, family: number][]} kinds
 * @property {[slug: string, label: string][]} pillars
 * @property {[name: string, path: string][]} passages
 * @property {Packed[]} rows
 *
 * @typedef {object} Row
 * @property {string} slug
 * @property {string} label
 * @property {string} kind
 * @property {string} family
 * @property {string} date
 * @property {string[]} years
 * @property {string[]} pillars
 * @property {number[]} passages
 * @property {string} basis
 * @property {string} text In which a text is looked for.
 *
 * @typedef {"family" | "kind" | "pillar" | "year" | "basis"} Facet
 * @typedef {{q: string, chosen: Record<Facet, Set<string>>, sort: string, down: boolean, page: number}} Choice
 */

/** @type {Facet[]} */
export const FACETS = ["family", "kind", "pillar", "year", "basis"];
export const COLUMNS = ["label", "kind", "family", "date"];
/** @type {Record<string, string>} */
export const BASES = { s: "stated", e: "editorial", se: "both", es: "both", "": "neither" };

/** @param {File} file @param {Map<string, string>} names Further names of things, by the slug. @returns {Row[]} */
export function unpacked({ families, kinds, pillars, rows }, names) {
  return rows.map(([slug, label, kind, date, years, under, passages, bases]) => ({
    slug,
    label,
    kind: kinds[kind]?.[0] ?? "",
    family: families[kinds[kind]?.[1] ?? -1]?.[0] ?? "",
    date,
    years: years.map(String),
    pillars: under.map((at) => pillars[at]?.[0] ?? ""),
    passages,
    basis: BASES[bases] ?? "neither",
    text: folded(`${label} ${slug} ${names.get(slug) ?? ""}`),
  }));
}

/** What a row counts for in a facet: one value, or several. @param {Row} row @param {Facet} facet */
function valueOf(row, facet) {
  if (facet === "pillar") return row.pillars;
  return facet === "year" ? row.years : row[facet];
}

/** @param {URLSearchParams} state @param {string} query Of the address, as a form without a program sends it. @returns {Choice} */
export function readChoice(state, query) {
  const set = (/** @type {Facet} */ name) => new Set(listOf(state, name));
  const sort = state.get("sort") ?? "";
  return {
    q: state.get("q") ?? query,
    chosen: {
      family: set("family"),
      kind: new Set(state.getAll("kind").filter(Boolean)), // its words may have commas
      pillar: set("pillar"),
      year: set("year"),
      basis: set("basis"),
    },
    sort: COLUMNS.includes(sort) ? sort : "label",
    down: state.get("order") === "down",
    page: Math.max(Math.trunc(Number(state.get("page"))) || 1, 1),
  };
}

/**
 * Chooses rows, and counts for each value of each facet how many rows there would be with it and all other choices.
 *
 * @param {Row[]} rows
 * @param {Choice} choice
 * @returns {{rows: Row[], counts: Record<Facet, Map<string, number>>}}
 */
export function chosen(rows, { q, chosen: wanted }) {
  const words = folded(q).split(" ").filter(Boolean);
  const counts = /** @type {Record<Facet, Map<string, number>>} */ (
    Object.fromEntries(FACETS.map((facet) => [facet, new Map()]))
  );
  const active = FACETS.filter((facet) => wanted[facet].size > 0);
  const found = [];
  for (const row of rows) {
    if (!words.every((word) => row.text.includes(word))) continue;
    const missed = active.length ? active.filter((facet) => !fits(row, facet, wanted[facet])) : active;
    if (missed.length === 0) found.push(row);
    if (missed.length > 1) continue;
    for (const facet of missed.length ? missed : FACETS) count(counts[facet], row, facet);
  }
  return { rows: found, counts };
}

/** @param {Row} row @param {Facet} facet @param {Set<string>} wanted */
function fits(row, facet, wanted) {
  const value = valueOf(row, facet);
  return typeof value === "string" ? wanted.has(value) : value.some((each) => wanted.has(each));
}

/** @param {Map<string, number>} counts @param {Row} row @param {Facet} facet */
function count(counts, row, facet) {
  const value = valueOf(row, facet);
  if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
  else for (const each of value) counts.set(each, (counts.get(each) ?? 0) + 1);
}

/** Sorts rows; those without a value come last. @param {Row[]} rows As the file has them: by label. @param {Choice} choice */
export function sorted(rows, { sort, down }) {
  const turn = down ? -1 : 1;
  if (sort === "label") return down ? rows.toReversed() : rows;
  const key = (/** @type {Row} */ row) =>
    sort === "date" ? (row.years[0] ?? "") + row.date : sort === "family" ? row.family : row.kind;
  const keys = new Map(rows.map((row) => [row, key(row)]));
  return rows.toSorted((one, other) => {
    const [a, b] = [keys.get(one) ?? "", keys.get(other) ?? ""];
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 1 : -1;
    return a < b ? -turn : turn;
  });
}
