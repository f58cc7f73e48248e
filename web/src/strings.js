/** The texts of the interface, from the catalogue of the site; the single file carries it. */

/** @type {Record<string, string> | null} */
let catalogue = null;

/** Fetches the catalogue, where the document does not carry it. @param {string} root The way to the site's root. */
export async function loadStrings(root) {
  if (catalogue || document.getElementById("strings")) return;
  const response = await fetch(`${root}assets/strings.${language()}.json`);
  catalogue = await response.json();
}

/** Takes a catalogue other than the page's own. @param {Record<string, string>} texts */
export function useStrings(texts) {
  catalogue = texts;
}

/**
 * Gives a text, with `{name}` filled from the values.
 *
 * With a value `count` the plural form is looked for first, under `key.one`, `key.other`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string} The text; the key itself where the catalogue has none.
 */
export function t(key, values = {}) {
  const texts = (catalogue ??= read());
  const text = texts[plural(key, values.count)] ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

function read() {
  const element = document.getElementById("strings");
  return /** @type {Record<string, string>} */ (JSON.parse(element?.textContent || "{}"));
}

/** @param {string} key @param {string | number | undefined} count */
function plural(key, count) {
  return typeof count === "number" ? `${key}.${new Intl.PluralRules(language()).select(count)}` : key;
}

/** @param {string | number} value */
function shown(value) {
  return typeof value === "number" ? new Intl.NumberFormat(language()).format(value) : value;
}

/** The language of the page. */
function language() {
  return (globalThis.document && document.documentElement.lang) || "en";
}
