/** Gives the reader the link to what is shown. */
import { t } from "./strings.js";

/** Copies the address of the page, which holds its state; says what has happened. */
export async function shared() {
  try {
    await navigator.clipboard.writeText(location.href);
    return t("js.sparql.shared");
  } catch {
    return t("js.sparql.share.address"); // a browser may forbid it, as on a page without HTTPS
  }
}
