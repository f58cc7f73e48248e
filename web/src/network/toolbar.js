/** Buttons of a picture: enlarge, move, downloads. */
import { h, svg } from "../dom.js";

/** @typedef {import("../context.js").Context} Context */

export const STEP = 1.5; // of the zoom
const PAN = 0.25; // of the width or height
/** @type {Record<string, string>} Paths in a square of 16. */
const ICONS = {
  in: "M8 3 V13 M3 8 H13",
  out: "M3 8 H13",
  fit: "M2 6 V2 H6 M10 2 H14 V6 M14 10 V14 H10 M6 14 H2 V10",
  left: "M10 3 L5 8 L10 13",
  right: "M6 3 L11 8 L6 13",
  up: "M3 10 L8 5 L13 10",
  down: "M3 6 L8 11 L13 6",
};

/**
 * Buttons with an icon each.
 *
 * @param {Context} context
 * @param {Record<string, () => void>} acts By the names of icons.
 */
export function iconButtons({ t }, acts) {
  const buttons = Object.entries(acts).map(([name, act]) => {
    const icon = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
    return h(
      "button",
      {
        type: "button",
        "aria-label": t(`js.network.tool.${name}`),
        title: t(`js.network.tool.${name}`),
        onclick: act,
      },
      icon,
    );
  });
  return h("div", { class: "tools", role: "group", "aria-label": t("js.network.tools") }, buttons);
}

/**
 * @param {Context} context
 * @param {import("./canvas.js").Canvas} canvas
 */
export function tools(context, canvas) {
  const { camera } = canvas;
  return iconButtons(context, {
    out: () => camera.scaleBy(1 / STEP),
    in: () => camera.scaleBy(STEP),
    fit: () => canvas.fit(),
    left: () => camera.pan(-PAN, 0),
    up: () => camera.pan(0, -PAN),
    down: () => camera.pan(0, PAN),
    right: () => camera.pan(PAN, 0),
  });
}

/**
 * The buttons that give what is shown as files.
 *
 * @param {Context} context
 * @param {(format: string) => unknown} save
 * @param {string[]} formats
 */
export function downloads({ t }, save, formats) {
  const buttons = formats.map((format) =>
    h(
      "button",
      {
        type: "button",
        "data-format": format.toLowerCase(),
        "aria-label": t("js.network.download.as", { format }),
        onclick: () => void save(format),
      },
      format,
    ),
  );
  const words = h("span", { class: "small muted" }, t("js.network.download"));
  const names = { role: "group", "aria-label": t("js.network.download") };
  return h("div", { class: "actions downloads", ...names }, words, buttons);
}
