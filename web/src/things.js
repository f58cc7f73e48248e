/** Finds the thing that a reader means by an IRI, a CURIE, the end of an IRI, an acronym or a label. */
import { Unfit } from "./bind.js";
import { near, nearOrFaint } from "./near.js";
import { isIri, ntriples, shorten } from "./terms.js";

/**
 * @typedef {import("./bind.js").Parameter} Parameter
 * @typedef {import("./terms.js").Term} Term
 * @typedef {{text: string, iri: string}} Name A name as it is, and its bearer.
 * @typedef {{query: (text: string) => Promise<import("./results.js").Answer>}} Asked
 */

const NAMES = "akkg:acronym dcterms:title rdfs:label skos:altLabel skos:prefLabel";

/**
 * Finds one thing, as the command line does.
 *
 * @param {Asked} engine
 * @param {Record<string, string>} prefixes
 * @param {Parameter} parameter Its class, and what it offers.
 * @param {string} given
 * @returns {Promise<Term>}
 * @throws {Unfit} Where nothing or more than one thing is meant, or a thing of another class.
 */
export async function findThing(engine, prefixes, parameter, given) {
  const offered = parameter.options.find(([text]) => text === given.trim());
  const text = spaced(given);
  const iri = asIri(offered ? offered[1] : text, prefixes);
  if (iri !== null) return offered ? uri(iri) : checked(engine, prefixes, parameter, uri(iri));
  const quick = called(await names(engine, parameter, equal(text)), text);
  if (quick.length === 1) return uri(quick[0]);
  const all = quick.length ? [] : await names(engine, parameter, "");
  const found = quick.length ? quick : called(all, text);
  if (found.length === 1) return uri(found[0]);
  if (found.length) throw new Unfit("js.query.unfit.many", {}, found.map((one) => shorten(one, prefixes)).sort());
  const close = near(text, unlike(all.map((name) => name.text)));
  const key = parameter.kind ? "js.query.unfit.thing.kind" : "js.query.unfit.thing";
  throw new Unfit(key, { kind: parameter.kindLabel }, close);
}

/** @param {string} text @param {Record<string, string>} prefixes @returns {string | null} */
function asIri(text, prefixes) {
  const bare = /^<.*>$/.test(text) ? text.slice(1, -1) : text;
  const [prefix, ...rest] = bare.split(":");
  if (bare.includes("://") || bare !== text) {
    if (!isIri(bare)) throw new Unfit("js.query.unfit.iri");
    return bare;
  }
  const local = rest.join(":");
  return rest.length && Object.hasOwn(prefixes, prefix) && !local.includes(" ") ? prefixes[prefix] + local : null;
}

/** @param {Asked} engine @param {Record<string, string>} prefixes @param {Parameter} parameter @param {Term} thing */
async function checked(engine, prefixes, parameter, thing) {
  const { kind, kindLabel } = parameter;
  const node = ntriples(thing);
  const text = kind
    ? `ASK { ${node} a/rdfs:subClassOf* ${kind} }`
    : `ASK { { ${node} ?p ?o } UNION { ?s ?q ${node} } }`;
  const answer = await engine.query(text);
  if (answer.kind === "boolean" && answer.value) return thing;
  const key = kind ? "js.query.unfit.kind" : "js.query.unfit.unknown";
  const local = (/[^/#]*$/.exec(thing.value) ?? [""])[0];
  const close = nearOrFaint(local.slice(0, 100), unlike((await names(engine, parameter, "")).map(({ text }) => text)));
  throw new Unfit(key, { kind: kindLabel, thing: shorten(thing.value, prefixes) }, close);
}

/** Names of things of a class with their bearers. @param {Asked} engine @param {Parameter} parameter @param {string} filter */
async function names(engine, { kind }, filter) {
  const limit = kind ? `?thing a/rdfs:subClassOf* ${kind} .` : "";
  const text = `SELECT DISTINCT ?thing ?name WHERE {
    { VALUES ?property { ${NAMES} } ?thing ?property ?named . BIND(STR(?named) AS ?name) }
    UNION { ?thing rdfs:label ?any . BIND(REPLACE(STR(?thing), "^.*[/#]", "") AS ?name) }
    ${limit} FILTER(ISIRI(?thing)) ${filter}
  }`;
  const answer = await engine.query(text);
  /** @type {Name[]} */
  const found = [];
  for (const { thing, name } of answer.kind === "bindings" ? answer.rows : []) {
    if (thing && name) found.push({ text: name.value, iri: thing.value });
  }
  return found;
}

/** @param {string} text */
function equal(text) {
  return `FILTER(LCASE(?name) = LCASE(${ntriples({ type: "literal", value: text })}))`;
}

/** A text in its composed form (NFC), with one space between words. @param {string} text */
function spaced(text) {
  return text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
}

/** Those that bear a name as it is written; else those that bear it in other letter cases. @param {Name[]} all @param {string} text */
function called(all, text) {
  const exact = all.filter((name) => spaced(name.text) === text);
  const loose = all.filter((name) => spaced(name.text).toLowerCase() === text.toLowerCase());
  return [...new Set((exact.length ? exact : loose).map((name) => name.iri))];
}

/** Of names that differ in letter case alone, one; rather one with capitals. @param {string[]} names */
function unlike(names) {
  const small = names.filter((name) => name === name.toLowerCase());
  const capital = names.filter((name) => name !== name.toLowerCase());
  return new Map([...small, ...capital].map((name) => [name.toLowerCase(), name])).values();
}

/** @param {string} iri @returns {Term} */
function uri(iri) {
  return { type: "uri", value: iri };
}
