/** The picture of the lineage: shows the sections that are wanted, and the chain of a thing before all others. */

/**
 * @typedef {{key: string, heading: string, element: SVGGElement, top: number, bottom: number, nodes: Node[]}} Section
 * @typedef {{element: SVGGraphicsElement, name: string, label: string, family: string, x: number, y: number, section: Section}} Node
 * @typedef {{element: SVGGraphicsElement, later: string, earlier: string, paths: {element: SVGPathElement, d: string}[], texts: {element: Element, y: number}[]}} Rail
 */

export class Picture {
  /** @param {SVGSVGElement} element @param {Map<string, string>} keys Of sections, by their headings. */
  constructor(element, keys) {
    this.element = element;
    const [, , width, height] = (element.getAttribute("viewBox") ?? "").split(" ").map(Number);
    this.width = width;
    this.height = height;
    const axis = element.querySelector(".axis");
    this.sections = sectionsOf(element, keys, height);
    this.nodes = [
      .../** @type {NodeListOf<SVGGraphicsElement>} */ (element.querySelectorAll(":scope > .node")),
    ].map((node) => this.#node(node));
    for (const node of this.nodes) node.section.nodes.push(node);
    this.rails = [
      .../** @type {NodeListOf<SVGGraphicsElement>} */ (element.querySelectorAll(":scope > .link")),
    ].map(railOf);
    const bars = /** @type {NodeListOf<SVGGraphicsElement>} */ (
      element.querySelectorAll(":scope > rect.box")
    );
    this.bars = [...bars].map((bar) => this.#bar(bar));
    this.marks = axis
      ? [
          ...axis.querySelectorAll("path, text"),
          ...element.querySelectorAll(":scope > path.line, :scope > .horizon path"),
        ].map((each) => ({
          element: each,
          d: each.getAttribute("d") ?? "",
          y: Number(each.getAttribute("y")),
        }))
      : [];
    this.below = [...element.querySelectorAll(":scope > text")];
  }

  /** @param {SVGGraphicsElement} element @returns {Node} */
  #node(element) {
    const mark = /** @type {SVGGraphicsElement} */ (element.querySelector(".mark") ?? element);
    const { x, y, width, height } = mark.getBBox();
    const title = element.querySelector("title")?.textContent ?? "";
    return {
      element,
      name: nameOf(element.dataset.thing ?? title),
      label: title,
      family: element.dataset.family ?? "",
      x: x + width / 2,
      y: y + height / 2,
      section: this.#section(y + height / 2),
    };
  }

  /** How long a thing lasts: a bar at the height of its mark. @param {SVGGraphicsElement} element */
  #bar(element) {
    const { x, y, height } = element.getBBox();
    const middle = y + height / 2;
    const beside = this.nodes.filter((node) => Math.abs(node.y - middle) < height);
    const [owner] = beside.sort((one, other) => Math.abs(one.x - x) - Math.abs(other.x - x));
    return { element, section: this.#section(middle), name: owner?.name ?? "" };
  }

  /** @param {number} y @returns {Section} */
  #section(y) {
    return this.sections.findLast(({ top }) => top <= y) ?? this.sections[0];
  }

  /** @param {Set<string>} off The keys of sections that are not shown. @returns {Node[]} What is shown. */
  show(off) {
    let shift = 0;
    /** @type {Map<Section, number>} */
    const shifts = new Map();
    for (const section of this.sections) {
      const isOff = off.has(section.key);
      shifts.set(section, shift);
      section.element.classList.toggle("off", isOff);
      section.element.setAttribute("transform", `translate(0 ${shift})`);
      if (isOff) shift -= section.bottom - section.top;
    }
    for (const { element, section } of [...this.nodes, ...this.bars]) {
      element.classList.toggle("off", off.has(section.key));
      element.setAttribute("transform", `translate(0 ${shifts.get(section) ?? 0})`);
    }
    const shown = this.nodes.filter(({ section }) => !off.has(section.key));
    const names = new Set(shown.map(({ name }) => name));
    const moved = (/** @type {number} */ y) => y + (shifts.get(this.#section(y)) ?? 0);
    for (const rail of this.rails) this.#rail(rail, names, moved);
    this.#frame(shift);
    return shown;
  }

  /** @param {Rail} rail @param {Set<string>} names @param {(y: number) => number} moved */
  #rail({ element, later, earlier, paths, texts }, names, moved) {
    element.classList.toggle("off", !names.has(later) || !names.has(earlier));
    for (const path of paths)
      path.element.setAttribute(
        "d",
        path.d.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x, y) => `${x} ${moved(Number(y))}`),
      );
    for (const text of texts) text.element.setAttribute("y", String(moved(text.y)));
  }

  /** Lines of the axis end, and what stands below begins, where the last section ends. @param {number} shift */
  #frame(shift) {
    const end = this.sections.at(-1)?.bottom ?? this.height;
    const moved = (/** @type {number} */ y) => (y >= end - 1 ? y + shift : y);
    for (const { element, d, y } of this.marks) {
      if (d)
        element.setAttribute(
          "d",
          d.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x, at) => `${x} ${moved(Number(at))}`),
        );
      else element.setAttribute("y", String(moved(y)));
    }
    for (const text of this.below) text.setAttribute("transform", `translate(0 ${shift})`);
    this.element.setAttribute("viewBox", `0 0 ${this.width} ${this.height + shift}`);
    this.element.setAttribute("height", String(this.height + shift));
  }

  /** All things that steps lead to or from, one after the other. @param {string} name */
  chain(name) {
    const found = new Set([name]);
    for (const each of found) {
      for (const { later, earlier } of this.rails) {
        if (later === each) found.add(earlier);
        if (earlier === each) found.add(later);
      }
    }
    return found;
  }

  /** Shows some things before all others. @param {Set<string> | null} names @param {string} chosen */
  light(names, chosen) {
    for (const { element, name } of this.nodes) {
      element.classList.toggle("dim", names !== null && !names.has(name));
      element.classList.toggle("chosen", name === chosen);
    }
    for (const { element, name } of this.bars)
      element.classList.toggle("dim", !names?.has(name) && names !== null);
    for (const { element, later } of this.rails)
      element.classList.toggle("dim", names !== null && !names.has(later));
  }
}

/** @param {SVGSVGElement} picture @param {Map<string, string>} keys @param {number} height @returns {Section[]} */
function sectionsOf(picture, keys, height) {
  const elements = [.../** @type {NodeListOf<SVGGElement>} */ (picture.querySelectorAll(":scope > .lane"))];
  const tops = elements.map((element) =>
    Number(/^M\S+ (\S+)/.exec(element.querySelector("path")?.getAttribute("d") ?? "")?.[1] ?? 0),
  );
  const ends = [...picture.querySelectorAll(".axis path")].map((line) =>
    Number(/(\S+)$/.exec(line.getAttribute("d") ?? "")?.[1] ?? 0),
  );
  const bottom = Math.max(...ends, 0) || height;
  return elements.map((element, at) => {
    const heading = [...element.querySelectorAll("text")].map((text) => text.textContent).join(" ");
    return {
      key: keys.get(heading) ?? String(at),
      heading,
      element,
      top: tops[at],
      bottom: tops[at + 1] ?? bottom,
      nodes: [],
    };
  });
}

/** @param {SVGGraphicsElement} element @returns {Rail} */
function railOf(element) {
  const { later = "", earlier = "" } = element.dataset;
  const paths = [...element.querySelectorAll("path")].map((path) => ({
    element: path,
    d: path.getAttribute("d") ?? "",
  }));
  const texts = [...element.querySelectorAll("text")].map((text) => ({
    element: text,
    y: Number(text.getAttribute("y")),
  }));
  return { element, later: nameOf(later), earlier: nameOf(earlier), paths, texts };
}

/** The name of a thing in addresses. @param {string} iri */
export function nameOf(iri) {
  return /([^/#]+)$/.exec(iri)?.[1] ?? iri;
}
