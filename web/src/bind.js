/**
 * Binds values to the parameters of a saved query, as `akkg.queries.bind` does.
 *
 * A value becomes an RDF term, and the term is written in the place of the parameter's block. Text is
 * never pasted, so no value can change what the query asks.
 */
import { compare } from "./compare.js";
import { near } from "./near.js";
import { ntriples } from "./terms.js";

/**
 * @typedef {import("./terms.js").Term} Term
 * @typedef {object} Parameter
 * @property {string} name
 * @property {string} type
 * @property {string} label
 * @property {string} description
 * @property {string} kind The class that an `iri` must have, as a CURIE, or "".
 * @property {string} kindLabel The same in words.
 * @property {boolean} many
 * @property {string[]} allowed
 * @property {string} min
 * @property {string} max
 * @property {[string, string][]} default Each value with its label.
 * @property {[string, string][]} options What is typed, and the CURIE that it stands for.
 *
 * @typedef {string | {param: string, text: string}} Segment
 * @typedef {(parameter: Parameter, text: string) => Promise<Term>} Lookup Finds the thing that a text means.
 */

const XSD = "http://www.w3.org/2001/XMLSchema#";

/** A value that does not fit: a key of the catalogue and its values say what would. */
export class Unfit extends Error {
  /** @param {string} key @param {Record<string, string>} [values] @param {string[]} [close] What may have been meant. */
  constructor(key, values = {}, close = []) {
    super(key);
    this.key = key;
    this.values = values;
    this.near = close;
  }
}

/**
 * Makes the terms of the values given, all mistakes at once.
 *
 * @param {Parameter[]} parameters
 * @param {Record<string, string[]>} values By parameter; one with no value, or only empty ones, keeps its default.
 * @param {Lookup} lookup
 * @returns {Promise<{terms: Record<string, Term[]>, wrong: Record<string, Unfit>}>}
 */
export async function bind(parameters, values, lookup) {
  /** @type {Record<string, Term[]>} */
  const terms = {};
  /** @type {Record<string, Unfit>} */
  const wrong = {};
  for (const parameter of parameters) {
    const given = (values[parameter.name] ?? []).filter((text) => text !== "");
    if (given.length === 0) continue;
    try {
      terms[parameter.name] = await made(parameter, given, lookup);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      wrong[parameter.name] = error;
    }
  }
  return { terms, wrong };
}

/** @param {Parameter} parameter @param {string[]} given @param {Lookup} lookup */
async function made(parameter, given, lookup) {
  if (given.length > 1 && !parameter.many) throw new Unfit("js.query.unfit.one");
  const found = [];
  for (const text of given) {
    found.push(parameter.type === "iri" ? await lookup(parameter, text) : literal(parameter, text));
  }
  return found;
}

/**
 * Writes a query with terms in the place of its parameters' blocks.
 *
 * @param {Segment[]} segments
 * @param {Record<string, Term[]>} terms
 */
export function boundText(segments, terms) {
  const part = (/** @type {Segment} */ segment) => {
    if (typeof segment === "string") return segment;
    const bound = terms[segment.param];
    return bound ? `{ ${bound.map(written).join(" ")} }` : segment.text;
  };
  return segments.map(part).join("");
}

/**
 * Writes a term so that every engine reads it alike: SPARQL 1.1 lets an engine replace `\uXXXX` before it
 * parses (section 19.2), so a `u` behind a backslash is escaped itself, with eight digits.
 *
 * @param {Term} term
 */
export function written(term) {
  return ntriples(term).replace(/\\\\([uU])|\\u([0-9A-F]{4})|\\./g, (whole, letter, digits) => {
    if (letter) return `\\\\\\U${letter.charCodeAt(0).toString(16).toUpperCase().padStart(8, "0")}`;
    return digits ? `\\U0000${digits}` : whole;
  });
}

/**
 * Makes the literal for a value of a parameter that is no `iri`, in canonical form.
 *
 * @param {Parameter} parameter
 * @param {string} value
 * @returns {Term}
 * @throws {Unfit}
 */
export function literal(parameter, value) {
  if (value.includes("\0") || /\p{Surrogate}/u.test(value)) throw new Unfit("js.query.unfit.unicode");
  const text = parameter.type === "string" ? value : value.trim();
  const { allowed, min, max } = parameter;
  if (allowed.length && !allowed.includes(text)) {
    throw new Unfit("js.query.unfit.allowed", { allowed: allowed.join(", ") }, near(text, allowed));
  }
  const term = MAKERS[parameter.type](text);
  const low = min && order(parameter.type, term.value, min) < 0;
  const high = max && order(parameter.type, term.value, max) > 0;
  if (low || high) throw new Unfit(`js.query.unfit.${min && max ? "range" : min ? "min" : "max"}`, { min, max });
  return term;
}

/** @type {Record<string, (text: string) => Term>} */
const MAKERS = {
  string: (text) => ({ type: "literal", value: text }),
  text: words,
  integer: (text) => typed(canonical(matched(text, /^[+-]?[0-9]{1,18}$/, "integer")), "integer"),
  decimal: (text) =>
    typed(canonical(matched(text, /^[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})$/, "decimal")), "decimal"),
  boolean: (text) => typed(matched(text, /^(?:true|false)$/i, "boolean").toLowerCase(), "boolean"),
  date: (text) => typed(day(matched(text, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, "date")), "date"),
  year: (text) => typed(canonical(matched(text, /^(?!0000)[0-9]{4}$/, "year")), "integer"),
  lang: (text) => ({
    type: "literal",
    value: matched(text, /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "lang").toLowerCase(),
  }),
};

/** @param {string} text @param {RegExp} form @param {string} type */
function matched(text, form, type) {
  if (!form.test(text)) throw new Unfit(`js.query.unfit.${type}`);
  return text;
}

/** @param {string} value @param {string} type @returns {Term} */
function typed(value, type) {
  return { type: "literal", value, datatype: XSD + type };
}

/** @param {string} text @returns {Term} */
function words(text) {
  if (!text) throw new Unfit("js.query.unfit.text");
  return { type: "literal", value: text.split(/\s+/).join(" ") };
}

/** A day of the calendar. @param {string} text */
function day(text) {
  const [year, month, date] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (year < 1 || date < 1 || date > days) throw new Unfit("js.query.unfit.date");
  return text;
}

/** A number without what says nothing: a plus, leading and trailing zeros, the sign of zero. @param {string} text */
function canonical(text) {
  const [whole, part = ""] = text.replace(/^[+-]/, "").split(".");
  const digits = whole.replace(/^0+(?=.)/, "") || "0";
  const fraction = part.replace(/0+$/, "");
  const plain = fraction ? `${digits}.${fraction}` : digits;
  return text.startsWith("-") && plain !== "0" ? `-${plain}` : plain;
}

/** @param {string} type @param {string} value @param {string} bound */
function order(type, value, bound) {
  if (type === "date") return compare(value, bound);
  const difference = scaled(value) - scaled(bound);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** A decimal as a whole number of its 20th parts of ten, so that none is rounded. @param {string} text */
function scaled(text) {
  const [whole, part = ""] = text.replace(/^[+-]/, "").split(".");
  const number = BigInt((whole || "0") + part.padEnd(20, "0").slice(0, 20));
  return text.startsWith("-") ? -number : number;
}
