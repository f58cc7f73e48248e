/** The things of a large graph, fetched in files by the hash of their name as they are needed. */

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").View} View
 * @typedef {import("./graph.js").Thing & {links: (Omit<import("./graph.js").Statement, "source" | "target"> & {to: string, name: string, kind: string, kindLabel: string, family: string, shape: string, hub?: boolean, out: boolean})[]}} Held
 */

const MOST = 40; // files for one step

/** The first byte of the 32-bit FNV-1a hash of a name, in hexadecimal. @param {string} name */
export function shardOf(name) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 24).toString(16).padStart(2, "0");
}

export class Shards {
  /** @type {Map<string, Promise<Record<string, Held>>>} */
  #files = new Map();

  /** @param {Graph} graph @param {import("../context.js").Context} context */
  constructor(graph, context) {
    this.graph = graph;
    this.context = context;
  }

  /** Fetches what a view needs: the thing in the middle and those that are open. @param {View} view */
  async load(view) {
    const hops = Math.max(view.hops, 1);
    let edge = view.focus ? [view.focus] : [];
    for (let hop = 0; hop < hops && edge.length; hop += 1) edge = await this.#step(edge, hop > 0);
    await this.#step([view.at, ...view.open].filter(Boolean), false);
  }

  /** @param {string[]} names @param {boolean} through Whether they are passed, as hubs are not. @returns {Promise<string[]>} What they are linked to. */
  async #step(names, through) {
    const wanted = names.filter((name) => {
      const number = this.graph.numbers.get(name);
      return number === undefined || (!this.graph.known.has(number) && !(through && this.graph.hub(number)));
    });
    const files = new Set();
    const bounded = wanted.filter((name) => files.size < MOST && files.add(shardOf(name)));
    await Promise.all(bounded.map((name) => this.#add(name)));
    const numbers = names.flatMap((name) => this.graph.numbers.get(name) ?? []);
    return [...new Set(numbers.flatMap((number) => [...this.graph.near(number)]))].map(
      (number) => this.graph.things[number].id,
    );
  }

  /** @param {string} name */
  async #add(name) {
    const shard = shardOf(name);
    const file = this.#files.get(shard) ?? this.context.json(`data/near/${shard}.json`);
    this.#files.set(shard, file);
    file.catch(() => this.#files.delete(shard)); // the next try may find it
    const held = await file;
    if (!Object.hasOwn(held, name)) return;
    const { links, ...thing } = held[name];
    const number = this.graph.add(thing);
    if (this.graph.known.has(number)) return;
    this.graph.known.add(number);
    for (const { to, name: label, kind, kindLabel, family, shape, hub, out, ...said } of links) {
      const other =
        this.graph.numbers.get(to) ??
        this.graph.add({
          id: to,
          iri: "",
          label,
          kind,
          kindLabel,
          family,
          shape,
          hub: hub ?? ["place", "concept"].includes(family),
        });
      if (this.graph.known.has(other)) continue; // the other end has told of it
      this.graph.link({ ...said, source: out ? number : other, target: out ? other : number });
    }
  }
}
