/** The lines of two things: one for each statement, bent apart where there are several. */
import { round } from "../round.js";

/**
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./graph.js").Statement} Statement
 * @typedef {import("./places.js").Point} Point
 *
 * @typedef {object} Strand
 * @property {number} from
 * @property {number} to
 * @property {Statement} said What it stands for: its words, its basis and its direction are those of it alone.
 * @property {"stated" | "derived" | "editorial" | "hint"} style
 * @property {number} place Where it lies among those of the two things; 0 is the middle.
 * @property {boolean} outer Whether there is none beside it, on one side at least.
 *
 * @typedef {object} Course From the thing `from` to the thing `to`.
 * @property {Point} middle
 * @property {Point | null} control Of its curve; null where it is straight.
 * @property {Point} away The direction in which it is bent: of length 1, or 0 where it is straight.
 */

const APART = 16; // between the middles of two
const FLATTEST = 4; // how many times as long as aside it is at least

/** @param {Line} line @returns {Strand[]} */
export function strandsOf({ from, to, statements }) {
  return statements.map((said, at) => ({
    from,
    to,
    said,
    style: styleOf(said),
    place: at - (statements.length - 1) / 2,
    outer: at === 0 || at === statements.length - 1,
  }));
}

/** How its line is drawn; what tells of no basis is not drawn as if it were stated. @param {Statement} said @returns {Strand["style"]} */
function styleOf({ basis }) {
  return basis === "stated" || basis === "derived" || basis === "editorial" ? basis : "hint";
}

/** How many statements some lines have. @param {Line[]} lines */
export function linksOf(lines) {
  return lines.reduce((sum, { statements }) => sum + statements.length, 0);
}

/** @param {Strand} strand @param {Point} start @param {Point} end @returns {Course} */
export function courseOf({ place }, start, end) {
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  if (place === 0) return { middle, control: null, away: { x: 0, y: 0 } };
  const [wide, high] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(wide, high) || 1;
  const side = Math.sign(place);
  const away = { x: (-high / length) * side, y: (wide / length) * side };
  const aside = Math.abs(place) * Math.min(APART, length / FLATTEST);
  const at = (/** @type {number} */ far) => ({ x: middle.x + away.x * far, y: middle.y + away.y * far });
  return { middle: at(aside), control: at(2 * aside), away }; // the curve comes half as far as what draws it
}

/**
 * How a strand is drawn: its path, and from where to where the head of its arrow points.
 *
 * @param {Strand} strand
 * @param {Point} start
 * @param {Point} end
 * @returns {{d: string, from: Point, to: Point}}
 */
export function pathOf(strand, start, end) {
  const { control } = courseOf(strand, start, end);
  const [from, to] = strand.said.target === strand.to ? [start, end] : [end, start];
  const way = control ? `Q${written(control)} ` : "L";
  return { d: `M${written(start)} ${way}${written(end)}`, from: control ?? from, to };
}

/** @param {Point} point */
function written({ x, y }) {
  return `${round(x)} ${round(y)}`;
}
