/** Finds names that people read: the labels of IRIs, and the things that bear a name. */
import { isIri, ntriples, pagePath } from "./terms.js";

/**
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./results.js").Row} Row
 */

const LOT = 500; // so many terms are asked for at once

/**
 * Finds the English labels of all IRIs in some rows.
 *
 * @param {Engine} engine
 * @param {Row[]} rows
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, string>>} By IRI.
 */
export async function findLabels(engine, rows, signal) {
  const cells = rows.flatMap((row) => Object.values(row));
  const iris = new Set(cells.filter((cell) => cell?.type === "uri" && isIri(cell.value)).map((cell) => cell?.value));
  const found = new Map();
  await inLots(engine, signal, [...iris], (values) => {
    const nodes = values.map((value) => ntriples({ type: "uri", value: value ?? "" }));
    return `SELECT ?thing (MIN(STR(?name)) AS ?label) WHERE {
      VALUES ?thing { ${nodes.join(" ")} }
      { ?thing rdfs:label ?name } UNION { ?thing skos:prefLabel ?name }
      FILTER(LANG(?name) = "en" || LANG(?name) = "")
    } GROUP BY ?thing`;
  }, ({ thing, label }) => thing && label && found.set(thing.value, label.value));
  return found;
}

/**
 * Finds the pages of the things whose label stands in some rows as a text; a label of several is none.
 *
 * @param {Engine} engine
 * @param {Row[]} rows
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, string>>} Paths by label.
 */
export async function findPages(engine, rows, signal) {
  const cells = rows.flatMap((row) => Object.values(row));
  const texts = new Set(cells.filter((cell) => cell?.type === "literal" && cell.value).map((cell) => cell?.value ?? ""));
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  await inLots(engine, signal, [...texts], (values) =>
    `SELECT ?thing ?label WHERE {
      VALUES ?label { ${values.map((value) => ntriples({ type: "literal", value })).join(" ")} }
      { SELECT ?thing (STR(?name) AS ?label) WHERE { ?thing rdfs:label ?name FILTER(ISIRI(?thing)) } }
    }`,
  ({ thing, label }) => {
    const path = thing && pagePath(thing.value, engine.prefixes);
    if (path && label) found.set(label.value, (found.get(label.value) ?? new Set()).add(path));
  });
  return new Map([...found].filter(([, paths]) => paths.size === 1).map(([label, [path]]) => [label, path]));
}

/**
 * @template T
 * @param {Engine} engine
 * @param {AbortSignal} signal
 * @param {T[]} values
 * @param {(values: T[]) => string} query
 * @param {(row: Row) => unknown} use
 */
async function inLots(engine, signal, values, query, use) {
  for (let start = 0; start < values.length; start += LOT) {
    const answer = await engine.query(query(values.slice(start, start + LOT)), { signal });
    if (answer.kind === "bindings") answer.rows.forEach(use);
  }
}
