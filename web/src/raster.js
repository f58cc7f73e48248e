/** Paints a file of SVG as PNG, in the browser. */

const SCALE = 2; // pixels for one of the picture
const LARGEST = 8000; // pixels of a side; some browsers paint nothing beyond

/**
 * @param {string} svg The text of the file.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function pngOf(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const factor = Math.min(SCALE, LARGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(image.width * factor), Math.round(image.height * factor)];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!(blob instanceof Blob)) throw new Error("the browser cannot paint so large a picture");
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}
