/** Things by name: for the boxes in which one looks for a thing of the network. */
import { find, makeIndex } from "../explorer/index.js";
import { names } from "../explorer/search.js";
import { nearest as near } from "../explorer/unknown.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("../explorer/combobox.js").Group} Group
 */

const MOST = 10;

/**
 * Gives what finds things: among those of the graph, with the other names that the site knows them by.
 *
 * @param {Context} context
 * @param {Graph} graph
 * @returns {(text: string) => Promise<Group[]>}
 */
export function lookup(context, graph) {
  return async (text) => {
    const index = await names(context).catch(() => null);
    const known =
      index ??
      makeIndex(graph.things.map(({ id, label, kindLabel }) => [label, `id/${id}/`, kindLabel, "things"]));
    const hits = find(known, text, graph.things.length ? 50 : MOST).get("things") ?? [];
    const options = hits.map(({ entry: [label, path, kind] }) => ({ label, kind, value: idOf(path) }));
    const large = graph.known.size === 0 || graph.known.size < graph.things.length;
    return [
      { name: "", options: options.filter(({ value }) => large || graph.numbers.has(value)).slice(0, MOST) },
    ];
  };
}

/** @param {string} path */
function idOf(path) {
  return path.replace(/^id\//, "").replace(/\/$/, "");
}

/**
 * The things that a misspelt name may have meant, by their names, their labels, or a word of these.
 *
 * @param {string} name
 * @param {Graph} graph
 * @returns {string[]} Their names.
 */
export function nearest(name, graph) {
  const choices = graph.things.map(({ id, label }) => ({ name: id, label }));
  return near(name, choices).map((choice) => choice.name);
}
