/** The search box of the header: names of things, passages, questions and terms. */
import { Combobox } from "./combobox.js";
import { find, makeIndex } from "./index.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./index.js").Entry} Entry */

/** @type {Promise<import("./index.js").Held[]> | null} */
let loading = null;

/**
 * Gives all names of the site, prepared for looking; they are fetched once.
 *
 * @param {Context} context
 */
export function names(context) {
  loading ??= context.json("data/search.json").then((/** @type {Entry[]} */ entries) => makeIndex(entries));
  loading.catch(() => (loading = null)); // the next try may find them
  return loading;
}

/** @param {Context} context @returns {HTMLInputElement | null} The box. */
export function startSearch(context) {
  const input = document.querySelector("form.search input");
  if (!(input instanceof HTMLInputElement)) return null;
  const { t } = context;
  input.addEventListener("focus", () => void names(context).catch(() => {}), { once: true });
  input.form?.addEventListener("submit", (event) => event.preventDefault());
  new Combobox(input, {
    name: t("js.search.results"),
    none: t("js.search.none"),
    find: (text) => grouped(context, text),
    pick: (option) => go(context, input, option.value),
    enter: (text) => go(context, input, `browse/#${new URLSearchParams({ q: text })}`),
    tell: (count) => context.announce(t("js.search.count", { count })),
  });
  return input;
}

/** @param {Context} context @param {string} text */
async function grouped(context, text) {
  const { t } = context;
  try {
    const groups = find(await names(context), text);
    return [...groups].map(([group, hits]) => ({
      name: t(`js.search.group.${group}`),
      options: hits.map(({ entry: [label, value, kind] }) => ({ label, value, kind })),
    }));
  } catch {
    return [{ name: t("js.search.failed"), options: [] }];
  }
}

/** @param {Context} context @param {HTMLInputElement} input @param {string} path */
function go(context, input, path) {
  input.value = "";
  input.blur();
  context.navigate(path);
}
