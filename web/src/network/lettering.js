/** Labels: their lines, how wide they are, and where there is room for them. */

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{lines: string[], width: number}} Label
 * @typedef {{x: number, y: number, anchor: "start" | "middle" | "end", box: Box}} Spot
 * @typedef {{start: {x: number, y: number}, end: {x: number, y: number}}} Segment
 *
 * @typedef {object} Wanted
 * @property {number} key
 * @property {number} x Of the middle of its mark.
 * @property {number} y
 * @property {number} size Half the width of its mark.
 * @property {Label} label
 * @property {boolean} [left] Whether the label is rather to the left of the mark.
 * @property {boolean} [weighty] Whether it may stand on marks of less weight, where there is no room else.
 */

export const LETTER = 12;
export const LEADING = 14;
const LINE = 24; // letters
const LINES = 2;
const FONT = `${LETTER}px system-ui, sans-serif`;
const CELL = 64;
const MARGIN = 5; // between what is written and the frame

/** @type {CanvasRenderingContext2D | null} */
let context = null;
/** @type {Map<string, Label>} */
const known = new Map();

/** Breaks a label into lines; more than two are cut. @param {string} text @returns {Label} */
export function labelOf(text) {
  const held = known.get(text);
  if (held) return held;
  const lines = broken(text.slice(0, 4 * LINE));
  const made = { lines, width: Math.max(...lines.map(width)) };
  known.set(text, made);
  return made;
}

/** @param {string} text */
function broken(text) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines
    .slice(0, LINES)
    .map((line) => (line.length > LINE + 4 ? `${[...line].slice(0, LINE).join("")}…` : line));
  if (lines.length > LINES) kept[LINES - 1] = cut(kept);
  return kept;
}

/** The last line with a mark that there is more; a parenthesis that was begun is closed. @param {string[]} lines */
function cut(lines) {
  const last = `${lines[lines.length - 1].replace(/…$/, "")}…`;
  const text = lines.join(" ");
  return text.lastIndexOf("(") > text.lastIndexOf(")") ? `${last})` : last;
}

/** @param {string} text */
export function width(text) {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * LETTER * 0.55;
  context.font = FONT;
  return context.measureText(text).width;
}

/** The places of a picture that are taken. */
export class Room {
  /** @type {Map<string, Box[]>} */
  #cells = new Map();

  /** @param {number} right @param {number} bottom Beyond which nothing may stand. */
  constructor(right, bottom) {
    this.right = right;
    this.bottom = bottom;
  }

  /** @param {Box} box */
  take(box) {
    for (const cell of cellsOf(box)) {
      const held = this.#cells.get(cell);
      if (held) held.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** Whether a box is in the picture. @param {Box} box */
  holds({ left, top, right, bottom }) {
    return left >= MARGIN && top >= MARGIN && right <= this.right - MARGIN && bottom <= this.bottom - MARGIN;
  }

  /** @param {Box} box */
  free(box) {
    if (!this.holds(box)) return false;
    return cellsOf(box).every((cell) => (this.#cells.get(cell) ?? []).every((other) => !meet(box, other)));
  }
}

/** @param {Box} box */
function cellsOf({ left, top, right, bottom }) {
  const found = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) found.push(`${x} ${y}`);
  }
  return found;
}

/** @param {Box} one @param {Box} other */
function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * The spots beside a mark where its label may stand, the best first; relative to the mark's centre.
 *
 * @param {Label} label
 * @param {number} size Half the width of the mark.
 * @returns {Spot[]}
 */
function spots({ lines, width: wide }, size) {
  const high = lines.length * LEADING;
  const first = LETTER - 2; // from the top of a box to its first base line
  const aside = size + 5;
  const boxes = /** @type {const} */ ([
    ["start", aside, -high / 2],
    ["middle", 0, aside],
    ["middle", 0, -aside - high],
    ["end", -aside, -high / 2],
    ["start", size, size - 2],
    ["start", size, 2 - size - high],
    ["end", -size, size - 2],
    ["end", -size, 2 - size - high],
  ]);
  return boxes.map(([anchor, x, top]) => {
    const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
    return { x, y: top + first, anchor, box: { left, top, right: left + wide, bottom: top + high } };
  });
}

/** @param {Box} box @param {number} x @param {number} y @returns {Box} */
export function moved({ left, top, right, bottom }, x, y) {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The box of a mark. @param {number} x @param {number} y @param {number} size @returns {Box} */
function around(x, y, size) {
  return { left: x - size, top: y - size, right: x + size, bottom: y + size };
}

/** A spot above or below a mark, moved aside as far as the frame demands. @param {Spot} spot @param {number} x @param {number} right @returns {Spot} */
function inFrame(spot, x, right) {
  const over = Math.max(spot.box.right + x - (right - MARGIN), 0);
  const aside = over > 0 ? -over : Math.max(MARGIN - (spot.box.left + x), 0);
  return { ...spot, x: spot.x + aside, box: moved(spot.box, aside, 0) };
}

/** Whether a line meets a box. @param {Segment} segment @param {Box} box */
function crosses({ start, end }, { left, top, right, bottom }) {
  const [across, down] = [end.x - start.x, end.y - start.y];
  let [first, last] = [0, 1];
  for (const [move, low, high] of [
    [across, left - start.x, right - start.x],
    [down, top - start.y, bottom - start.y],
  ]) {
    if (move === 0 && (low > 0 || high < 0)) return false;
    if (move === 0) continue;
    first = Math.max(first, Math.min(low / move, high / move));
    last = Math.min(last, Math.max(low / move, high / move));
  }
  return first < last;
}

/**
 * Finds spots for labels, the most wanted first; a thing without a spot has no label.
 *
 * @param {Wanted[]} wanted In the order of importance.
 * @param {number} right
 * @param {number} bottom
 * @param {Segment[]} [segments] Lines that a label should rather not stand on.
 * @returns {{spots: Map<number, Spot>, room: Room}}
 */
export function lettered(wanted, right, bottom, segments = []) {
  const room = new Room(right, bottom);
  const written = new Room(right, bottom); // the labels, and the marks that are to be named in any case
  for (const { x, y, size, weighty } of wanted) {
    room.take(around(x, y, size * 0.9));
    if (weighty) written.take(around(x, y, size * 0.9));
  }
  /** @type {Map<number, Spot>} */
  const found = new Map();
  for (const one of wanted) {
    const spot = spotOf(one, room, right, segments) ?? (one.weighty ? spotOf(one, written, right, []) : null);
    if (!spot) continue;
    const box = moved(spot.box, one.x, one.y);
    room.take(box);
    written.take(box);
    found.set(one.key, spot);
  }
  return { spots: found, room };
}

/** The best of the free spots: one that no line crosses, if there is such. @param {Wanted} wanted @param {Room} room @param {number} right @param {Segment[]} segments */
function spotOf({ x, y, size, label, left }, room, right, segments) {
  const beside = spots(label, size);
  const sorted = left ? [beside[3], ...beside] : beside;
  const free = [...sorted, inFrame(beside[1], x, right), inFrame(beside[2], x, right)].filter(({ box }) =>
    room.free(moved(box, x, y)),
  );
  const clear = (/** @type {Spot} */ { box }) => {
    const at = moved(box, x, y);
    return !segments.some((segment) => crosses(segment, at));
  };
  return free.find(clear) ?? free[0];
}
