/** The order of two texts by their letters, for `sort`. @param {string} one @param {string} other */
export function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
