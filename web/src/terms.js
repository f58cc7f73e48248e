/** RDF terms in the form of SPARQL 1.1 Query Results JSON (section 3.2.2), and their writings. */

/**
 * @typedef {{type: "uri" | "bnode" | "literal", value: string, "xml:lang"?: string, datatype?: string}} Term
 * @typedef {Record<string, string>} Prefixes
 */

const LOCAL = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?$/u;

/**
 * Shortens an IRI by the longest namespace that fits; it stays where none leaves a plain local name.
 *
 * @param {string} iri
 * @param {Prefixes} prefixes
 */
export function shorten(iri, prefixes) {
  let best = "";
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace) && namespace.length > (prefixes[best] ?? "").length) best = prefix;
  }
  const local = best && iri.slice(prefixes[best].length);
  return best && LOCAL.test(local) ? `${best}:${local}` : iri;
}

/** Whether a text is an IRI with a scheme, and can stand in a query. @param {string} text */
export function isIri(text) {
  return /^[a-z][a-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*$/i.test(text);
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9])){0,99}$/;
const OTHER = /^(?:(?:index|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|x-.*)$/; // names that get another path

/**
 * The page of a thing, a passage or a term of the ontology, from the site's root.
 *
 * @param {string} iri
 * @param {Prefixes} prefixes
 * @returns {string} Empty where there is none, or none whose path a plain name tells.
 */
export function pagePath(iri, prefixes) {
  const local = (/** @type {string} */ prefix) =>
    prefixes[prefix] && iri.startsWith(prefixes[prefix]) ? iri.slice(prefixes[prefix].length) : "";
  const term = local("akkg");
  if (/^[\w.-]+$/.test(term)) return `ontology/#${term}`;
  const thing = local("ak");
  if (isSlug(thing)) return `id/${thing}/`;
  const parts = (local("source") || local("graph")).split("/");
  if (parts.length !== 2 || ["editorial", "derived"].includes(parts[0])) return "";
  return parts.every(isSlug) ? `source/${parts.join("/")}/` : "";
}

/** @param {string} text */
function isSlug(text) {
  return SLUG.test(text) && !OTHER.test(text);
}

/** A term as plain text, as a cell of CSV has it. @param {Term | undefined} term */
export function plain(term) {
  if (term === undefined) return "";
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

/** A term as N-Triples writes it. @param {Term} term */
export function ntriples(term) {
  if (term.type === "uri") return `<${escapedIri(term.value)}>`;
  if (term.type === "bnode") return `_:${term.value}`;
  const text = `"${escaped(term.value)}"`;
  if (term["xml:lang"]) return `${text}@${term["xml:lang"]}`;
  return term.datatype ? `${text}^^<${escapedIri(term.datatype)}>` : text;
}

/** @type {Record<string, string>} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\"\x00-\x1f\x7f]/g, (letter) => ESCAPES[letter] ?? unicode(letter));
}

/** Nothing can end an IRI early. @param {string} iri */
function escapedIri(iri) {
  return iri.replace(/[\x00-\x20<>"{}|^`\\]/g, unicode);
}

/** @param {string} letter */
function unicode(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
