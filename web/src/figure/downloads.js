/** The buttons that give a picture of the page as a file. */
import { download, downloadBytes } from "../downloads.js";
import { credit } from "../network/saving.js";
import { downloads } from "../network/toolbar.js";
import { copyOf } from "./copy.js";

/**
 * @param {import("../context.js").Context} context
 * @param {SVGSVGElement} picture
 * @param {string} name Of the file, without its ending.
 */
export function pictureDownloads(context, picture, name) {
  const save = async (/** @type {string} */ format) => {
    const file = copyOf(picture, credit());
    if (format === "SVG") return download(`${name}.svg`, "image/svg+xml", file);
    const { pngOf } = await import("../raster.js");
    downloadBytes(`${name}.png`, await pngOf(file), "image/png");
  };
  return downloads(context, save, ["SVG", "PNG"]);
}
