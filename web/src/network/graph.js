/** The network in memory: things, and for each two that are linked all that is said of them. */

/**
 * @typedef {"stated" | "derived" | "editorial" | ""} Basis
 *
 * @typedef {object} Thing
 * @property {string} id The name of its page.
 * @property {string} iri
 * @property {string} label
 * @property {string} kind
 * @property {string} kindLabel
 * @property {string} family
 * @property {string} shape
 * @property {boolean} [hub] Whether very many things lead there.
 * @property {string} [date] As written.
 * @property {string} [begin]
 * @property {string} [end]
 * @property {string[]} [paragraphs]
 * @property {string[]} [pillars]
 * @property {number} [x] Where the picture of the backbone has it.
 * @property {number} [y]
 * @property {number} [size] Half the width of its mark.
 *
 * @typedef {object} Statement
 * @property {number} source
 * @property {number} target
 * @property {string} relation
 * @property {string} label What it says, in words.
 * @property {Basis} basis
 * @property {string[]} [paragraphs]
 * @property {string} [date]
 * @property {string} [begin]
 * @property {string} [end]
 *
 * @typedef {object} Line All that is said of two things.
 * @property {number} from The thing with the smaller number.
 * @property {number} to
 * @property {Statement[]} statements
 *
 * @typedef {object} File
 * @property {Thing[]} [nodes]
 * @property {Statement[]} [links]
 * @property {Record<string, string>} shapes Paths in a square from -1 to 1.
 * @property {{key: string, label: string, count: number}[]} families
 * @property {string[]} backbone
 * @property {boolean} [large]
 * @property {number} [things]
 */

export class Graph {
  /** @type {Thing[]} */
  things = [];
  /** @type {Map<string, number>} */
  numbers = new Map();
  /** @type {Map<number, Line>[]} For each thing its lines, by the thing at the other end. */
  lines = [];
  /** @type {Set<number>} Things all of whose links are here. */
  known = new Set();

  /** @param {Thing[]} [things] @param {Statement[]} [statements] */
  constructor(things = [], statements = []) {
    for (const thing of things) this.known.add(this.add(thing));
    for (const statement of statements) this.link(statement);
  }

  /** Adds a thing, or more facts of one that is there. @param {Thing} thing @returns {number} Its number. */
  add(thing) {
    const held = this.numbers.get(thing.id);
    if (held !== undefined) {
      Object.assign(this.things[held], thing);
      return held;
    }
    this.numbers.set(thing.id, this.things.length);
    this.lines.push(new Map());
    return this.things.push(thing) - 1;
  }

  /** @param {Statement} statement Of itself a thing has no line. */
  link(statement) {
    const { source, target } = statement;
    if (source === target) return;
    const held = this.lines[source].get(target);
    if (held) return void held.statements.push(statement);
    const line = { from: Math.min(source, target), to: Math.max(source, target), statements: [statement] };
    this.lines[source].set(target, line);
    this.lines[target].set(source, line);
  }

  /** The things that a thing is linked to. @param {number} thing */
  near(thing) {
    return this.lines[thing].keys();
  }

  /** To how many things it is linked. @param {number} thing */
  degree(thing) {
    return this.lines[thing].size;
  }

  /** Whether ways between other things lead through it. @param {number} thing */
  hub(thing) {
    return this.things[thing].hub ?? false;
  }
}

/**
 * The path of a shape; a circle for one that is not known.
 *
 * @param {Record<string, string>} shapes
 * @param {string} name
 */
export function shapeOf(shapes, name) {
  return Object.hasOwn(shapes, name) ? shapes[name] : shapes.circle;
}
