/** Finds what a misspelt name may have meant, by the same measure as the command line. */

const NEAR = 0.6; // the least likeness, of 1
const FAINT = 0.4; // enough where nothing is more like it

/**
 * Finds the candidates that look most like a word; letter case does not count.
 *
 * Of names that differ in it alone one is given; but a CURIE names another thing in another case.
 *
 * @param {string} word
 * @param {Iterable<string>} candidates
 * @param {number} [count] How many to give at most.
 * @param {number} [least] How like they are at least, of 1.
 * @returns {string[]} The nearest first.
 */
export function near(word, candidates, count = 3, least = NEAR) {
  const wanted = [...word.toLowerCase()];
  const found = [...new Set(candidates)].map((candidate) => ({
    candidate,
    score: likeness([...candidate.toLowerCase()], wanted, least),
  }));
  const close = found
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score || (one.candidate < other.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
  const names = close.map((name) => (name.includes(":") ? name : name.toLowerCase()));
  return close.filter((_, place) => names.indexOf(names[place]) === place).slice(0, count);
}

/**
 * Finds those that look most like a word, even where none looks much like it.
 *
 * @param {string} word
 * @param {Iterable<string>} candidates
 * @param {number} [count]
 */
export function nearOrFaint(word, candidates, count = 3) {
  const all = [...candidates];
  const found = near(word, all, count);
  return found.length ? found : near(word, all, count, FAINT);
}

/** Twice the letters in common blocks, by all letters. @param {string[]} one @param {string[]} other @param {number} least */
function likeness(one, other, least) {
  const letters = one.length + other.length;
  const fewer = Math.min(one.length, other.length);
  if (letters === 0) return 1;
  return (2 * fewer) / letters < least ? 0 : (2 * common(one, other)) / letters;
}

/**
 * The letters in the longest common block, and in those on its two sides.
 *
 * @param {string[]} one
 * @param {string[]} other
 * @returns {number}
 */
function common(one, other) {
  const { at, from, size } = longest(one, other);
  if (size === 0) return 0;
  const before = common(one.slice(0, at), other.slice(0, from));
  return before + size + common(one.slice(at + size), other.slice(from + size));
}

/** @param {string[]} one @param {string[]} other */
function longest(one, other) {
  let best = { at: 0, from: 0, size: 0 };
  let before = new Map();
  for (const [index, letter] of one.entries()) {
    const lengths = new Map();
    for (const [place, candidate] of other.entries()) {
      if (letter !== candidate) continue;
      const size = (before.get(place - 1) ?? 0) + 1;
      lengths.set(place, size);
      if (size > best.size) best = { at: index - size + 1, from: place - size + 1, size };
    }
    before = lengths;
  }
  return best;
}
