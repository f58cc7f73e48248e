/** Answers of an engine: read from the standard formats, and written to them. */
import { csv } from "./downloads.js";
import { ntriples, plain } from "./terms.js";

/**
 * @typedef {import("./terms.js").Term} Term
 * @typedef {Record<string, Term | undefined>} Row
 * @typedef {{subject: Term, predicate: Term, object: Term}} Triple
 * @typedef {{kind: "bindings", vars: string[], rows: Row[]}} Bindings
 * @typedef {{kind: "boolean", value: boolean}} Truth
 * @typedef {{kind: "graph", triples: Triple[]}} Graph
 * @typedef {Bindings | Truth | Graph} Answer
 */

/** Reads SPARQL 1.1 Query Results JSON. @param {string} text @returns {Bindings | Truth} */
export function fromJson(text) {
  const held = JSON.parse(text);
  if (typeof held.boolean === "boolean") return { kind: "boolean", value: held.boolean };
  return { kind: "bindings", vars: held.head.vars ?? [], rows: held.results.bindings };
}

const IRI = String.raw`<([^<>"{}|^${"`"}\x00-\x20]*)>`;
const NODE = String.raw`(?:${IRI}|_:([^\s<>"]+?))`;
const LITERAL = String.raw`"((?:[^"\\\n\r]|\\.)*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^${IRI})?`;
const LINE = new RegExp(String.raw`^\s*${NODE}\s*${IRI}\s*(?:${NODE}|${LITERAL})\s*\.\s*(?:#.*)?$`);

/**
 * Reads N-Triples; each triple once, sorted as text.
 *
 * @param {string} text
 * @returns {Graph}
 */
export function fromNtriples(text) {
  const lines = [...new Set(text.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith("#")))].sort();
  return { kind: "graph", triples: lines.map(triple) };
}

/** @param {string} line @returns {Triple} */
function triple(line) {
  const match = LINE.exec(line);
  if (match === null) throw new SyntaxError(`not a line of N-Triples: ${line.slice(0, 80)}`);
  const [, subject, subjectNode, predicate, object, objectNode, value, tag, datatype] = match;
  const literal = { type: /** @type {const} */ ("literal"), value: unescaped(value ?? "") };
  return {
    subject: node(subject, subjectNode),
    predicate: node(predicate, undefined),
    object:
      value === undefined
        ? node(object, objectNode)
        : { ...literal, ...(tag && { "xml:lang": tag }), ...(datatype && { datatype: unescaped(datatype) }) },
  };
}

/** @param {string | undefined} iri @param {string | undefined} label @returns {Term} */
function node(iri, label) {
  return label === undefined ? { type: "uri", value: unescaped(iri ?? "") } : { type: "bnode", value: label };
}

/** @type {Record<string, string>} */
const LETTERS = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** @param {string} text */
function unescaped(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, letter) =>
    letter === undefined ? String.fromCodePoint(parseInt(four ?? eight, 16)) : (LETTERS[letter] ?? letter),
  );
}

/** An answer as a table: its columns and rows. @param {Answer} answer @returns {{vars: string[], rows: Row[]}} */
export function tabled(answer) {
  if (answer.kind === "bindings") return answer;
  if (answer.kind === "graph") return { vars: ["subject", "predicate", "object"], rows: answer.triples };
  const datatype = "http://www.w3.org/2001/XMLSchema#boolean";
  return { vars: ["answer"], rows: [{ answer: { type: "literal", value: String(answer.value), datatype } }] };
}

/** Writes an answer as CSV, IRIs in full. @param {Answer} answer */
export function toCsv(answer) {
  const { vars, rows } = tabled(answer);
  return csv(vars, rows.map((row) => vars.map((name) => plain(row[name]))));
}

/** Writes rows or a truth value as SPARQL 1.1 Query Results JSON, a row a line. @param {Bindings | Truth} answer */
export function toJson(answer) {
  if (answer.kind === "boolean") return `{"head": {}, "boolean": ${answer.value}}\n`;
  const { vars, rows } = answer;
  const lines = rows.map((row) => `\n${object(vars.map((name) => [name, row[name] && object(parts(row[name]))]))}`);
  return `{"head": {"vars": [${vars.map(quoted).join(", ")}]}, "results": {"bindings": [${lines.join(",")}\n]}}\n`;
}

/** Writes a graph as N-Triples. @param {Graph} graph */
export function toNtriples(graph) {
  const line = (/** @type {Triple} */ { subject, predicate, object: value }) =>
    `${ntriples(subject)} ${ntriples(predicate)} ${ntriples(value)} .\n`;
  return graph.triples.map(line).join("");
}

/** @param {Term | undefined} term @returns {[string, string | undefined][]} */
function parts(term) {
  const names = /** @type {const} */ (["type", "value", "xml:lang", "datatype"]);
  return names.map((name) => [name, term?.[name] === undefined ? undefined : quoted(term[name])]);
}

/** @param {[string, string | undefined][]} entries */
function object(entries) {
  const known = entries.filter(([, value]) => value !== undefined);
  return `{${known.map(([name, value]) => `${quoted(name)}: ${value}`).join(", ")}}`;
}

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(text);
}
