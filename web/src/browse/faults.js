/** What a link to the table of things asks for that it does not have. */
import { outOfRange, unknownKeys, unknownValues } from "../explorer/unknown.js";
import { BASES, COLUMNS, FACETS } from "./data.js";
import { PAGE } from "./table.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./data.js").Choice} Choice
 * @typedef {import("../explorer/unknown.js").Choice} Named
 */

/**
 * Takes out of a choice what is not there, and says so.
 *
 * @param {Context} context
 * @param {import("./data.js").File} file
 * @param {Choice} choice
 * @returns {import("../explorer/unknown.js").Fault[]}
 */
export function takenOut(context, file, choice) {
  const { state, t } = context;
  const plain = (/** @type {string} */ name) => ({ name, label: name });
  const held = {
    family: file.families.map(([name, label]) => ({ name, label })),
    kind: file.kinds.map(([label]) => plain(label)),
    pillar: file.pillars.map(([name, label]) => ({ name, label })),
    basis: [...new Set(Object.values(BASES))].map((name) => ({ name, label: t(`js.browse.basis.${name}`) })),
    year: [...choice.chosen.year].filter((year) => /^\d{4}$/.test(year)).map(plain),
    sort: COLUMNS.map(plain),
    order: ["up", "down"].map(plain),
  };
  const faults = FACETS.flatMap((facet) => unknownValues(context, facet, choice.chosen[facet], held[facet]));
  for (const facet of FACETS) keep(choice.chosen[facet], held[facet]);
  return [
    ...unknownKeys(context, ["q", "page", "sort", "order", ...FACETS]),
    ...faults,
    ...unknownValues(context, "sort", state.get().getAll("sort"), held.sort),
    ...unknownValues(context, "order", state.get().getAll("order"), held.order),
    ...outOfRange(context, "page", 1, Math.max(Math.ceil(file.rows.length / PAGE), 1)),
  ];
}

/** @param {Set<string>} values @param {Named[]} held */
function keep(values, held) {
  for (const value of values) if (!held.some(({ name }) => name === value)) values.delete(value);
}
