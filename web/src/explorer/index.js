/** Finds entries by name while the reader types: a pass over all names, which 50,000 entries allow. */
import { compare } from "../compare.js";
import { folded } from "./folding.js";

/**
 * @typedef {[label: string, path: string, kind: string, group: string, ...names: string[]]} Entry
 * @typedef {{entry: Entry, text: string, acronyms: string[] | null}} Held
 * @typedef {{entry: Entry, rank: number}} Hit
 */

const BETWEEN = "\n"; // stands between the names of an entry, and in no folded name
const WORD = /[\p{L}\p{N}]/u;
/** How well a name fits; less is better. */
const ACRONYM = 0;
const EXACT = 1;
const PREFIX = 2;
const WORD_START = 3;
const SUBSTRING = 4;
const SCATTERED = 5; // all words are there, not together

/** Prepares entries for looking. @param {Entry[]} entries @returns {Held[]} */
export function makeIndex(entries) {
  return entries.map((entry) => {
    const [label, , , , ...names] = entry;
    const text = [label, ...names].map(folded).join(BETWEEN);
    return { entry, text: BETWEEN + text + BETWEEN, acronyms: null };
  });
}

/**
 * Finds the entries that fit best.
 *
 * @param {Held[]} index
 * @param {string} wanted
 * @param {number} [limit] How many of each group.
 * @returns {Map<string, Hit[]>} By group, the best first; groups in the order of their best.
 */
export function find(index, wanted, limit = 6) {
  const text = folded(wanted);
  /** @type {Map<string, Hit[]>} */
  const groups = new Map();
  if (text === "") return groups;
  const words = text.split(" ");
  for (const held of index) {
    if (!words.every((word) => held.text.includes(word))) continue;
    const group = held.entry[3];
    const hits = groups.get(group) ?? [];
    if (hits.length === 0) groups.set(group, hits);
    const found = rank(held, text);
    if (hits.length < limit || found <= hits[limit - 1].rank)
      insert(hits, { entry: held.entry, rank: found }, limit);
  }
  return new Map([...groups].sort(([, one], [, other]) => order(one[0], other[0])));
}

/** Keeps the best few in their order. @param {Hit[]} hits @param {Hit} hit @param {number} limit */
function insert(hits, hit, limit) {
  if (hits.length === limit && order(hit, hits[limit - 1]) >= 0) return;
  let at = hits.length;
  while (at > 0 && order(hit, hits[at - 1]) < 0) at -= 1;
  hits.splice(at, 0, hit);
  hits.length = Math.min(hits.length, limit);
}

/** @param {Hit} one @param {Hit} other */
function order(one, other) {
  if (one.rank !== other.rank) return one.rank - other.rank;
  const [label] = one.entry;
  const [second] = other.entry;
  return label.length - second.length || compare(label, second);
}

/** @param {Held} held @param {string} text */
function rank(held, text) {
  const at = held.text.indexOf(text);
  if (at === -1) return SCATTERED;
  if (isAcronym(held, text, at)) return ACRONYM;
  if (held.text.includes(BETWEEN + text + BETWEEN)) return EXACT;
  return at === 1 ? PREFIX : placed(held.text, text, at);
}

/** Short forms are read from the few names that have the text as a word. @param {Held} held @param {string} text @param {number} at */
function isAcronym(held, text, at) {
  if (
    text.length < 2 ||
    text.includes(" ") ||
    WORD.test(held.text[at - 1]) ||
    WORD.test(held.text[at + text.length])
  )
    return false;
  held.acronyms ??= acronyms(held.entry);
  return held.acronyms.includes(text);
}

/** @param {string} names @param {string} text @param {number} first Where the text is first. */
function placed(names, text, first) {
  for (let at = first; at !== -1; at = names.indexOf(text, at + 1)) {
    if (!WORD.test(names[at - 1])) return WORD_START;
  }
  return SUBSTRING;
}

/** The short forms among the names: words of capitals, such as AKCF in "the Fund (AKCF)". @param {Entry} entry */
function acronyms([label, , , , ...names]) {
  const found = [label, ...names].flatMap(
    (name) => name.slice(0, 300).match(/\p{Lu}[\p{Lu}\p{N}&+-]+/gu) ?? [],
  );
  return found.map(folded);
}
