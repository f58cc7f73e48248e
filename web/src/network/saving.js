/** Gives what is seen as a file. What makes the files is loaded when one is wanted. */
import { download, downloadBytes } from "../downloads.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").Seen} Seen
 * @typedef {Map<number, import("./places.js").Point>} Places
 */

/**
 * @param {string} format SVG, PNG, GEXF or JSON.
 * @param {Graph} graph
 * @param {Seen} seen
 * @param {Places} places
 * @param {Record<string, string>} shapes
 */
export async function saved(format, graph, seen, places, shapes) {
  if (format === "SVG" || format === "PNG") return savedPicture(format, graph, seen, places, shapes);
  const { gexfOf, jsonOf } = await import("./files.js");
  if (format === "GEXF") download("network.gexf", "application/gexf+xml", gexfOf(graph, seen, places));
  else download("network.json", "application/json", jsonOf(graph, seen));
}

/** @param {string} format @param {Graph} graph @param {Seen} seen @param {Places} places @param {Record<string, string>} shapes */
async function savedPicture(format, graph, seen, places, shapes) {
  if (seen.things.length === 0) return;
  const { pictureOf } = await import("./picture.js");
  const title = document.querySelector("h1")?.textContent ?? "";
  const picture = pictureOf(graph, seen, places, shapes, { title, credit: credit() });
  if (format === "SVG") return download("network.svg", "image/svg+xml", picture);
  const { pngOf } = await import("../raster.js");
  downloadBytes("network.png", await pngOf(picture), "image/png");
}

/** What the foot of the page says of source, licence and edition. */
export function credit() {
  return document.querySelector("footer.site p")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
