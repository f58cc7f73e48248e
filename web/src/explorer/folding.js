/** Folds words so that letter case, accents and invisible letters do not count when they are looked for. */

const PLAIN = /^[\x20-\x7e]*$/;
const DROPPED = /[\p{M}\p{Cf}]/gu;

/**
 * @param {string} text
 * @returns {string} The same words in small letters without marks; one space between words.
 */
export function folded(text) {
  const small = text.toLowerCase();
  const bare = PLAIN.test(small) ? small : small.normalize("NFKD").replace(DROPPED, "").replaceAll("đ", "d");
  return bare.replace(/\s+/g, " ").trim();
}
