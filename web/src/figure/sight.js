/** A lineage that is wider than its frame: the reader sees first what it tells of, or the latest. */

/** @param {Element} main */
export function bringIntoSight(main) {
  for (const frame of main.querySelectorAll(".figure.wide")) {
    const nodes = [...frame.querySelectorAll(":scope > svg:has(> .lane) > .node")];
    if (nodes.length === 0 || frame.scrollWidth <= frame.clientWidth) continue;
    const told = nodes.find((node) => node.querySelector("text[font-weight]")) ?? nodes.reduce(later);
    const { left, width } = told.getBoundingClientRect();
    frame.scrollLeft += left + width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
  }
}

/** @param {Element} one @param {Element} other */
function later(one, other) {
  return one.getBoundingClientRect().left < other.getBoundingClientRect().left ? other : one;
}
