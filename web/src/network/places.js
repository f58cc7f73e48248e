/**
 * Where things lie. The backbone comes with places; what is shown beside it is placed around its neighbours,
 * and what lies around one thing in rings. The same view gives the same picture: there is no chance in it.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceRadial,
  forceSimulation,
  forceX,
  forceY,
} from "d3-force";
import { compare } from "../compare.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").Seen} Seen
 * @typedef {{x: number, y: number}} Point
 * @typedef {{number: number, x: number, y: number, fx?: number, fy?: number, size: number, ring: number}} Body
 */

const SIZE = 7;
const RING = 150; // between the rings around a thing
const WIDE = 1.45; // a picture is wider than it is high, and so are labels
const STEP = 44; // between things that nothing links
const TICKS = 160;

/** Half the width of the mark of a thing. @param {Graph} graph @param {number} thing */
export function sizeOf(graph, thing) {
  return graph.things[thing].size ?? Math.min(SIZE + Math.sqrt(graph.degree(thing)), 14);
}

/**
 * Places what is seen.
 *
 * @param {Graph} graph
 * @param {Seen} seen
 * @returns {Map<number, Point>}
 */
export function place(graph, seen) {
  return seen.distances.size ? rings(graph, seen) : beside(graph, seen);
}

/** Rings around the thing in the middle. @param {Graph} graph @param {Seen} seen */
function rings(graph, seen) {
  /** @type {Map<number, number[]>} */
  const byRing = new Map();
  for (const thing of seen.things) {
    const ring = seen.distances.get(thing) ?? 1;
    byRing.set(ring, [...(byRing.get(ring) ?? []), thing]);
  }
  /** @type {Map<number, Body>} */
  const bodies = new Map();
  for (const [ring, things] of [...byRing].sort(([one], [other]) => one - other)) {
    const sorted = things.sort((one, other) => order(graph, one, other));
    const radius = ring * Math.max(RING, (things.length * 26) / Math.PI / 2);
    for (const [at, number] of sorted.entries()) {
      const angle = (2 * Math.PI * at) / things.length - Math.PI / 2;
      bodies.set(number, {
        number,
        x: radius * Math.cos(angle),
        y: radius * Math.sin(angle),
        size: sizeOf(graph, number),
        ring: radius,
      });
      if (ring === 0) Object.assign(/** @type {Body} */ (bodies.get(number)), { fx: 0, fy: 0 });
    }
  }
  const all = [...bodies.values()];
  const simulation = forceSimulation(all).stop();
  simulation.force("ring", forceRadial((/** @type {Body} */ body) => body.ring).strength(0.9));
  simulation.force("apart", forceManyBody().strength(-160).distanceMax(400));
  simulation.force(
    "touch",
    forceCollide((/** @type {Body} */ body) => body.size + 12),
  );
  if (byRing.size > 2)
    simulation.force("links", forceLink(pairs(seen, bodies)).strength(0.08).distance(RING));
  simulation.tick(TICKS);
  return new Map(all.map(({ number, x, y }) => [number, { x: x * WIDE, y }]));
}

/** Things of a family and kind lie side by side. @param {Graph} graph @param {number} one @param {number} other */
function order(graph, one, other) {
  const [a, b] = [graph.things[one], graph.things[other]];
  return (
    compare(a.family, b.family) ||
    compare(a.kind, b.kind) ||
    compare(a.begin ?? "", b.begin ?? "") ||
    compare(a.id, b.id)
  );
}

/** Around the neighbours that have a place. @param {Graph} graph @param {Seen} seen */
function beside(graph, seen) {
  /** @type {Map<number, Body>} */
  const bodies = new Map();
  for (const number of seen.things) {
    const { x, y } = graph.things[number];
    if (x !== undefined && y !== undefined)
      bodies.set(number, { number, x, y, fx: x, fy: y, size: sizeOf(graph, number), ring: 0 });
  }
  if (bodies.size < seen.things.length) placeRest(graph, seen, bodies);
  return new Map([...bodies.values()].map(({ number, x, y }) => [number, { x, y }]));
}

/** @param {Graph} graph @param {Seen} seen @param {Map<number, Body>} bodies Of the things that have a place. */
function placeRest(graph, seen, bodies) {
  const shown = new Set(seen.lines.flatMap(({ from, to }) => [from, to]));
  const rest = seen.things.filter((thing) => !bodies.has(thing));
  const alone = rest.filter((thing) => !shown.has(thing));
  const middle = centre(bodies.values());
  for (const [at, number] of rest.filter((thing) => shown.has(thing)).entries()) {
    const near = [...graph.near(number)].flatMap((thing) => bodies.get(thing) ?? []);
    const start = near.length ? centre(near) : middle;
    const [angle, radius] = [at * 2.4, 40 + 6 * Math.sqrt(at)]; // the golden angle: none lies upon another
    bodies.set(number, {
      number,
      x: start.x + radius * Math.cos(angle),
      y: start.y + radius * Math.sin(angle),
      size: sizeOf(graph, number),
      ring: 0,
    });
  }
  const simulation = forceSimulation([...bodies.values()]).stop();
  simulation.force("links", forceLink(pairs(seen, bodies)).distance(60).strength(0.25));
  simulation.force("apart", forceManyBody().strength(-90).distanceMax(260));
  simulation.force(
    "touch",
    forceCollide((/** @type {Body} */ body) => body.size + 13),
  );
  simulation.force("x", forceX(middle.x).strength(0.02)).force("y", forceY(middle.y).strength(0.03));
  simulation.tick(TICKS);
  inRows(graph, alone, bodies);
}

/** What nothing links lies in rows below the rest. @param {Graph} graph @param {number[]} things @param {Map<number, Body>} bodies */
function inRows(graph, things, bodies) {
  const held = [...bodies.values()];
  const [left, right] = held.length
    ? [Math.min(...held.map(({ x }) => x)), Math.max(...held.map(({ x }) => x))]
    : [0, 800];
  const top = (held.length ? Math.max(...held.map(({ y }) => y)) : 0) + 2 * STEP;
  const columns = Math.max(6, Math.floor((right - left) / STEP) + 1);
  for (const [at, number] of things.entries()) {
    const [x, y] = [left + (at % columns) * STEP, top + Math.floor(at / columns) * STEP];
    bodies.set(number, { number, x, y, size: sizeOf(graph, number), ring: 0 });
  }
}

/** @param {Seen} seen @param {Map<number, Body>} bodies */
function pairs(seen, bodies) {
  return seen.lines.flatMap(({ from, to }) => {
    const [source, target] = [bodies.get(from), bodies.get(to)];
    return source && target ? [{ source, target }] : [];
  });
}

/** @param {Iterable<Point>} points @returns {Point} */
function centre(points) {
  let [x, y, count] = [0, 0, 0];
  for (const point of points) [x, y, count] = [x + point.x, y + point.y, count + 1];
  return count ? { x: x / count, y: y / count } : { x: 0, y: 0 };
}
