/**
 * Which part of the picture one sees, and how large.
 *
 * What is on the screen keeps its size while one zooms: what undoes the zoom is one property of the whole
 * (`--inv`), so that moving the picture changes a single attribute.
 */
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

/** @typedef {import("./places.js").Point} Point */

const SCALES = /** @type {const} */ ([0.08, 6]);
const LARGEST = 1.6; // the scale at which few things fill the picture

export class Camera {
  #transform = zoomIdentity;

  /**
   * @param {SVGSVGElement} element
   * @param {SVGGElement} viewport What is moved.
   * @param {() => void} moved Is called when something has moved.
   */
  constructor(element, viewport, moved) {
    this.element = element;
    this.viewport = viewport;
    this.moved = moved;
    this.zoom = zoom()
      .scaleExtent([...SCALES])
      .filter((event) => this.#takes(event))
      .extent(() => this.#extent)
      .on("zoom", ({ transform }) => this.#show(transform));
    this.selection = select(/** @type {Element} */ (element));
    this.selection.call(this.zoom).on("dblclick.zoom", null);
  }

  /** A print shows the picture as large as the paper: so its size on the screen is kept in its `viewBox`. */
  resized() {
    this.element.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
  }

  get width() {
    return this.element.clientWidth || 800;
  }

  get height() {
    return this.element.clientHeight || 500;
  }

  /** @returns {[[number, number], [number, number]]} */
  get #extent() {
    return [
      [0, 0],
      [this.width, this.height],
    ];
  }

  /** The wheel and one finger scroll the page until the picture has the focus. @param {any} event */
  #takes(event) {
    if (event.button) return false;
    if (event.type === "wheel") return event.ctrlKey || event.metaKey || this.#hasFocus();
    if (event.type === "touchstart") return event.touches.length > 1 || this.#hasFocus();
    return true;
  }

  #hasFocus() {
    return this.element.parentElement?.contains(document.activeElement) ?? false;
  }

  /** @param {import("d3-zoom").ZoomTransform} transform */
  #show(transform) {
    const scaled = transform.k !== this.#transform.k;
    this.#transform = transform;
    this.viewport.setAttribute("transform", transform.toString());
    if (scaled) {
      this.viewport.style.setProperty("--inv", String(1 / transform.k));
      this.viewport.style.setProperty("--size", String(this.markScale / transform.k));
    }
    this.moved();
  }

  /** How large marks are on the screen: they grow a little with the zoom. */
  get markScale() {
    return Math.min(Math.max(this.#transform.k ** 0.4, 0.55), 1.5);
  }

  /** Where a point lies on the screen, from the corner of the picture. @param {Point} point @returns {Point} */
  toScreen({ x, y }) {
    const [left, top] = this.#transform.apply([x, y]);
    return { x: left, y: top };
  }

  /** Makes points fill the picture, with room for their labels. @param {Point[]} points */
  fit(points) {
    if (points.length === 0) return;
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [aside, above] = [this.width > 700 ? 90 : 40, 36];
    const across = (this.width - 2 * aside) / Math.max(right - left, 1);
    const down = (this.height - 2 * above) / Math.max(bottom - top, 1);
    const scale = Math.min(Math.max(Math.min(across, down), SCALES[0]), LARGEST);
    const middle = zoomIdentity.translate(this.width / 2, this.height / 2).scale(scale);
    this.selection.call(this.zoom.transform, middle.translate(-(left + right) / 2, -(top + bottom) / 2));
  }

  /** @param {number} factor */
  scaleBy(factor) {
    this.selection.call(this.zoom.scaleBy, factor);
  }

  /** Moves the picture by parts of its width and height. @param {number} right @param {number} down */
  pan(right, down) {
    this.#by(-right * this.width, -down * this.height);
  }

  /** Moves the picture so far that a point is in it. @param {Point} point */
  reveal(point) {
    const { x, y } = this.toScreen(point);
    const [aside, above] = [Math.min(60, this.width / 4), Math.min(40, this.height / 4)];
    if (x > aside && x < this.width - aside && y > above && y < this.height - above) return;
    this.#by(this.width / 2 - x, this.height / 2 - y);
  }

  /** @param {number} right @param {number} down Pixels of the screen. */
  #by(right, down) {
    this.selection.call(this.zoom.translateBy, right / this.#transform.k, down / this.#transform.k);
  }
}
