/** What each act of the reader changes in the state of the address. */

/**
 * @typedef {import("../state.js").Changes} Changes
 * @typedef {import("./view.js").View} View
 */

/** No filter, nothing chosen: the whole backbone. @type {Changes} */
export const NOTHING = {
  focus: null,
  hops: null,
  at: null,
  open: null,
  show: null,
  hide: null,
  pillar: null,
  from: null,
  to: null,
  path: null,
};

/** Chooses a thing; in a neighbourhood or on a way the middle stays. @param {View} view @param {string} id @returns {Changes} */
export function chosen({ hops, path, focus }, id) {
  const beside = hops > 0 || path !== "";
  return beside ? { at: id === focus ? null : id } : { focus: id, at: null };
}

/** Leaves the details; then the way; then nothing is chosen. @param {View} view @returns {Changes} */
export function left({ at, path, hops }) {
  if (at) return { at: null };
  if (path) return { path: null };
  return hops ? {} : { focus: null };
}

/** Shows the neighbours of a thing too, or no longer. @param {View} view @param {string} id @returns {Changes} */
export function opened({ open }, id) {
  return { open: open.includes(id) ? open.filter((each) => each !== id) : [...open, id] };
}

/**
 * Shows a family or hides it.
 *
 * @param {View} view
 * @param {string} family
 * @param {boolean} on
 * @param {string[]} backbone The families that are on by themselves; around a thing all are.
 * @returns {Changes}
 */
export function toggled({ hops, show, hide }, family, on, backbone) {
  const byItself = hops > 0 || backbone.includes(family);
  const [shown, hidden] = [new Set(show), new Set(hide)];
  if (on) hidden.delete(family);
  else shown.delete(family);
  if (on && !byItself) shown.add(family);
  if (!on && byItself) hidden.add(family);
  return { show: [...shown], hide: [...hidden] };
}
