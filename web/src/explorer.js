/** What all pages share: the skip link, the search box, the theme, the keys. */
import { visit } from "./dom.js";
import { startKeys } from "./explorer/keys.js";
import { startSearch } from "./explorer/search.js";
import { startTheme } from "./explorer/theme.js";

/** @param {import("./context.js").Context} context Of the page that is shown first. */
export function startExplorer(context) {
  document.querySelector("a.skip")?.addEventListener("click", skip);
  startTheme(context);
  startKeys(context, startSearch(context));
}

/** Goes to the content; the address keeps the state of the view, which the link itself would put away. @param {Event} event */
function skip(event) {
  const main = document.querySelector("main");
  if (!main) return;
  event.preventDefault();
  visit(main);
}
