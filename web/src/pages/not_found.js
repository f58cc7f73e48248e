/** The page in the place of one that is not there: it names those that the address may have meant. */
import { fill, h } from "../dom.js";
import { find } from "../explorer/index.js";
import { names } from "../explorer/search.js";
import { near } from "../near.js";

const MOST = 6;

/** @param {HTMLElement} main @param {import("../context.js").Context} context */
export async function start(main, context) {
  const place = main.querySelector("#nearest");
  const wanted = lastPart(context);
  if (!(place instanceof HTMLElement) || !wanted) return;
  const found = await nearest(context, wanted).catch(() => []);
  if (found.length === 0) return;
  const links = found.flatMap(([label, path], at) => [
    at > 0 && ", ",
    h("a", { href: context.link(path) }, h("bdi", {}, label.slice(0, 160))),
  ]);
  fill(place, `${context.t("js.search.nearest")} `, links);
  place.hidden = false;
}

/** The name in the address: the last part that is no file of a folder. @param {import("../context.js").Context} context */
function lastPart({ single, path }) {
  const parts = (single ? path : location.pathname)
    .split("/")
    .filter((part) => part && !/^(index|404)\.html$/.test(part));
  try {
    return decodeURIComponent(parts.at(-1) ?? "")
      .replace(/\.(html|ttl|jsonld|rq|csv|json)$/, "")
      .slice(0, 100);
  } catch {
    return "";
  }
}

/** @param {import("../context.js").Context} context @param {string} wanted @returns {Promise<[label: string, path: string][]>} */
async function nearest(context, wanted) {
  const index = await names(context);
  /** @type {Map<string, [string, string]>} */
  const byName = new Map();
  for (const {
    entry: [label, path],
  } of index) {
    const name = /([^/#]+)\/?$/.exec(path)?.[1] ?? path;
    if (alike(name, wanted) && !byName.has(name)) byName.set(name, [label, path]);
  }
  const slugs = near(wanted, byName.keys(), MOST).flatMap((name) => [
    /** @type {[string, string]} */ (byName.get(name)),
  ]);
  const words = [...find(index, wanted.replaceAll("-", " "), MOST).values()].flat();
  /** @type {[string, string][]} */
  const hits = words
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry: [label, path] }) => [label, path]);
  return [...new Map([...slugs, ...hits].map((hit) => [hit[1], hit])).values()].slice(0, MOST);
}

/** Whether it is worth to compare two names letter by letter: they are as long, and begin or end alike. @param {string} one @param {string} other */
function alike(one, other) {
  if (Math.abs(one.length - other.length) > 0.7 * Math.max(one.length, other.length)) return false;
  return one.slice(0, 2) === other.slice(0, 2) || one.slice(-3) === other.slice(-3);
}
