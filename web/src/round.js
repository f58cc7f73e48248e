/** Rounds to hundredths. @param {number} value */
export function round(value) {
  return Math.round(value * 100) / 100;
}
