/** What a link to the network asks for that the network does not have. */
import { outOfRange, unknownKeys, unknownValues, wrongYears } from "../explorer/unknown.js";
import { KEYS, MOST_HOPS } from "./view.js";

/** The pillars that things stand under. @param {import("./graph.js").Graph} graph */
export function pillarsOf(graph) {
  return new Set(graph.things.flatMap(({ pillars }) => pillars ?? []));
}

/**
 * @param {import("../context.js").Context} context
 * @param {import("./graph.js").Graph} graph
 * @param {import("./graph.js").File} file Of a large graph, it holds no things: what they are is not known here.
 * @param {import("./view.js").View} view
 * @returns {import("../explorer/unknown.js").Fault[]}
 */
export function faults(context, graph, file, view) {
  const named = (/** @type {string} */ id) => ({ name: id, label: graph.things[graph.numbers.get(id) ?? -1]?.label ?? id });
  const families = file.families.map(({ key, label }) => ({ name: key, label }));
  const filters = [...families, { name: "state", label: context.t("js.network.states") }];
  const isWhole = !file.large;
  return [
    ...unknownKeys(context, KEYS),
    ...outOfRange(context, "hops", 0, MOST_HOPS),
    ...wrongYears(context, view),
    ...unknownValues(context, "labels", context.state.get().getAll("labels"), [{ name: "off", label: "off" }]),
    ...unknownValues(context, "show", view.show, filters),
    ...unknownValues(context, "hide", view.hide, filters),
    ...(isWhole ? unknownValues(context, "pillar", [view.pillar], [...pillarsOf(graph)].sort().map(named)) : []),
    ...(isWhole ? unknownValues(context, "open", view.open, graph.things.map(({ id }) => named(id))) : []),
  ];
}
