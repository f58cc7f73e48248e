/**
 * Finds on what each row of an answer rests, as `akkg.citing` does.
 *
 * A row shows only the columns of the query, and its evidence speaks of other variables too. So the query is
 * asked once more in its wide form, and each row finds its solutions by the columns that both have. What each
 * triple rests on, the site has in a file.
 */
import { boundText } from "./bind.js";
import { grouped } from "./grouped.js";
import { ntriples } from "./terms.js";

/**
 * @typedef {import("./terms.js").Term} Term
 * @typedef {import("./results.js").Row} Row
 * @typedef {object} Evidence
 * @property {import("./bind.js").Segment[]} segments The wide form of the query.
 * @property {string[]} keys The columns that its solutions share with the rows.
 * @property {string[]} known The variables of either.
 * @property {[string, string, string][]} patterns Terms are variables with a question mark, or N-Triples.
 *
 * @typedef {{bases: string[], grounds: [number, string[], string[]][], triples: Record<string, number>, passages: Record<string, string>}} Grounds
 * @typedef {{basis: string, paragraphs: string[], notes: string[]}} Citation
 * @typedef {(text: string) => Promise<Row[]>} Ask Gives the rows of a SELECT.
 */

const LOT = 300; // solutions in a VALUES block

/**
 * @param {Evidence} evidence
 * @param {Record<string, Term[]>} terms What is bound to parameters.
 * @param {Row[]} rows
 * @param {Ask} ask
 * @param {Grounds} grounds
 * @returns {Promise<Citation[]>} One for each row.
 */
export async function cite(evidence, terms, rows, ask, grounds) {
  let bindings = withSolutions(evidence.keys, rows, await ask(boundText(evidence.segments, terms)));
  const known = new Set(evidence.known);
  const foreign = evidence.patterns.filter((pattern) => names([pattern]).some((name) => !known.has(name)));
  if (foreign.length) bindings = await joined(foreign, known, bindings, ask);
  return bindings.map((own) => citation(new Set(own.flatMap((row) => triples(evidence.patterns, row))), grounds));
}

/**
 * Adds the columns `basis` and `paragraphs` to an answer, as files of the site have them.
 *
 * @param {import("./results.js").Bindings} answer
 * @param {Citation[] | null} citations
 * @returns {import("./results.js").Bindings}
 */
export function withCitations(answer, citations) {
  if (citations === null) return answer;
  const literal = (/** @type {string} */ value) => ({ type: /** @type {const} */ ("literal"), value });
  const rows = answer.rows.map((row, index) => {
    const { basis, paragraphs } = citations[index];
    return { ...row, basis: literal(basis), paragraphs: literal(paragraphs.join(" ")) };
  });
  return { ...answer, vars: [...answer.vars, "basis", "paragraphs"], rows };
}

/** The variables of patterns, each once. @param {string[][]} patterns */
function names(patterns) {
  return [...new Set(patterns.flat().filter((term) => term.startsWith("?")).map((term) => term.slice(1)))];
}

/** What a row says of some variables. @param {string[]} variables @param {Row} row */
function key(variables, row) {
  return variables.map((name) => (row[name] ? ntriples(row[name]) : "")).join(" ");
}

/** For each row the solutions that are its own. @param {string[]} keys @param {Row[]} rows @param {Row[]} solutions */
function withSolutions(keys, rows, solutions) {
  const held = grouped(solutions, (solution) => key(keys, solution));
  return rows.map((row) => (held.get(key(keys, row)) ?? [{}]).map((solution) => ({ ...solution, ...row })));
}

/**
 * Adds the variables that only the evidence has; what binds the same variables is asked for together.
 *
 * @param {string[][]} patterns
 * @param {Set<string>} known
 * @param {Row[][]} bindings
 * @param {Ask} ask
 */
async function joined(patterns, known, bindings, ask) {
  const wanted = names(patterns).filter((name) => known.has(name));
  const all = bindings.flatMap((own, index) => own.map((row) => ({ index, row, shared: wanted.filter((name) => row[name]) })));
  const found = /** @type {Row[][]} */ (bindings.map(() => []));
  for (const group of grouped(all, ({ shared }) => shared.join(" ")).values()) {
    const { shared } = group[0];
    const owners = grouped(group, ({ row }) => key(shared, row));
    const kept = patterns.filter((pattern) => names([pattern]).every((name) => !known.has(name) || shared.includes(name)));
    const lots = [...owners.values()].map(([{ row }]) => `(${key(shared, row)})`);
    for (let start = 0; start < lots.length; start += LOT) {
      const block = shared.length ? `VALUES (${shared.map((name) => `?${name}`).join(" ")}) { ${lots.slice(start, start + LOT).join(" ")} }` : "";
      const text = `SELECT DISTINCT * WHERE { ${block} ${kept.map((pattern) => `${pattern.join(" ")} .`).join(" ")} }`;
      for (const solution of await ask(text)) {
        for (const { index, row } of owners.get(key(shared, solution)) ?? []) found[index].push({ ...row, ...solution });
      }
    }
  }
  return found.map((own, index) => (own.length ? own : bindings[index]));
}

/** The triples that patterns stand for; one with a variable that is unbound stands for none. @param {string[][]} patterns @param {Row} row */
function triples(patterns, row) {
  return patterns.flatMap((pattern) => {
    const parts = pattern.map((term) => (term.startsWith("?") ? written(row[term.slice(1)]) : term));
    return parts.every((part) => part !== "") ? [parts.join(" ")] : [];
  });
}

/** @param {Term | undefined} term */
function written(term) {
  if (term === undefined) return "";
  return term.type === "uri" ? `<${term.value}>` : ntriples(term);
}

/** The weakest basis of all triples, and their paragraphs. @param {Set<string>} found @param {Grounds} grounds @returns {Citation} */
function citation(found, { bases, grounds, triples: places }) {
  const held = [...found].filter((triple) => Object.hasOwn(places, triple)).map((triple) => grounds[places[triple]]);
  return {
    basis: bases[Math.max(0, ...held.map(([rank]) => rank))],
    paragraphs: natural(held.flatMap(([, paragraphs]) => paragraphs)),
    notes: [...new Set(held.flatMap(([, , notes]) => notes))].sort(),
  };
}

const RANKS = ["title", "section", "p", "footnote"];

/** Sorts names of passages as a reader counts, each once. @param {string[]} passages */
export function natural(passages) {
  const place = (/** @type {string} */ name) => {
    const word = name.replace(/[0-9]+$/, "");
    const rank = RANKS.indexOf(word.replace(/-+$/, ""));
    return [rank < 0 ? RANKS.length : rank, Number(name.slice(word.length) || 0)];
  };
  return [...new Set(passages)].sort((one, other) => {
    const [[rank, number], [otherRank, otherNumber]] = [place(one), place(other)];
    return rank - otherRank || number - otherNumber || (one < other ? -1 : 1);
  });
}
