/** Ways through the network, whichever way its links lead. */

/** @typedef {import("./graph.js").Graph} Graph */

/**
 * Finds what lies around a thing. A hub is reached, but no way leads on through it, unless it is the start:
 * two treaties are not near each other because both have to do with a state.
 *
 * @param {Graph} graph
 * @param {number} start
 * @param {number} hops
 * @returns {Map<number, number>} The things with their distance.
 */
export function around(graph, start, hops) {
  const found = new Map([[start, 0]]);
  let edge = [start];
  for (let hop = 1; hop <= hops; hop += 1) {
    /** @type {number[]} */
    const next = [];
    for (const thing of edge) {
      if (thing !== start && graph.hub(thing)) continue;
      for (const near of graph.near(thing)) {
        if (found.has(near)) continue;
        found.set(near, hop);
        next.push(near);
      }
    }
    edge = next;
  }
  return found;
}

/**
 * Finds a shortest way between two things; one through a hub only where there is no other.
 *
 * @param {Graph} graph
 * @param {number} start
 * @param {number} end
 * @returns {number[]} The things on the way; empty where none leads there.
 */
export function shortest(graph, start, end) {
  const direct = way(graph, start, end, (thing) => !graph.hub(thing));
  return direct.length ? direct : way(graph, start, end, () => true);
}

/** @param {Graph} graph @param {number} start @param {number} end @param {(thing: number) => boolean} passes */
function way(graph, start, end, passes) {
  /** @type {Map<number, number>} */
  const before = new Map([[start, start]]);
  for (const thing of before.keys()) {
    if (thing === end) return back(before, start, end);
    if (thing !== start && !passes(thing)) continue;
    for (const near of graph.near(thing)) if (!before.has(near)) before.set(near, thing);
  }
  return [];
}

/** @param {Map<number, number>} before @param {number} start @param {number} end */
function back(before, start, end) {
  const found = [end];
  for (let at = end; at !== start;) {
    at = before.get(at) ?? start;
    found.push(at);
  }
  return found.reverse();
}
