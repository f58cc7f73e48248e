/** What all pages share: the search box, the theme, the keys. */
import { startKeys } from "./explorer/keys.js";
import { startSearch } from "./explorer/search.js";
import { startTheme } from "./explorer/theme.js";

/** @param {import("./context.js").Context} context Of the page that is shown first. */
export function startExplorer(context) {
  startTheme(context);
  startKeys(context, startSearch(context));
}
