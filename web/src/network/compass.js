/** Which thing lies in the direction of an arrow key. */

/** @typedef {{x: number, y: number}} Point */

/** @type {Record<string, [x: number, y: number]>} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const LINKED = 2.5; // a linked thing may be so many times farther than another

/**
 * Finds the thing to go to: the nearest in the direction, rather one that is linked.
 *
 * @param {string} key Of an arrow.
 * @param {number} from
 * @param {number[]} things
 * @param {(thing: number) => Point} place
 * @param {(thing: number) => boolean} linked
 * @returns {number | null}
 */
export function towards(key, from, things, place, linked) {
  const direction = DIRECTIONS[key];
  const start = place(from);
  let best = null;
  let least = Infinity;
  for (const thing of direction ? things : []) {
    if (thing === from) continue;
    const cost = distance(start, place(thing), direction) / (linked(thing) ? LINKED : 1);
    if (cost < least) [best, least] = [thing, cost];
  }
  return best;
}

/** How far it is, where a way to the side counts double; infinite outside a quarter of the circle. */
function distance(
  /** @type {Point} */ start,
  /** @type {Point} */ end,
  /** @type {[number, number]} */ [right, down],
) {
  const [x, y] = [end.x - start.x, end.y - start.y];
  const along = x * right + y * down;
  const aside = Math.abs(x * down - y * right);
  return along <= 0 || aside > along * 1.2 ? Infinity : along + 2 * aside;
}
