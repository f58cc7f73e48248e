/** A strip of all years under the pointer: drag over it to choose some. Inputs beside it do the same by keyboard. */
import { svg } from "../dom.js";

const WIDTH = 1000;
const HEIGHT = 36;

export class Brush {
  /** @type {number | null} The year at which the drag began. */
  #start = null;

  /**
   * @param {{first: number, last: number}} years
   * @param {{begin: string, count: number}[]} marks
   * @param {(from: number, to: number) => void} choose
   * @param {{before: number, after: number}} room What is left free at both ends, as shares of the width of the
   *   years: so that a year stands above that year of the picture.
   */
  constructor({ first, last }, marks, choose, { before, after }) {
    this.before = before;
    this.share = 1 + before + after;
    this.first = first;
    this.last = last;
    this.choose = choose;
    this.chosen = svg("rect", { class: "chosen", y: 0, height: HEIGHT });
    this.element = svg(
      "svg",
      {
        class: "brush",
        viewBox: `${-before * WIDTH} 0 ${this.share * WIDTH} ${HEIGHT}`,
        preserveAspectRatio: "none",
        "aria-hidden": "true",
      },
      this.#bars(marks),
      this.chosen,
    );
    this.element.addEventListener("pointerdown", (event) => this.#down(event));
    this.element.addEventListener("pointermove", (event) => this.#move(event));
    this.element.addEventListener("pointerup", () => (this.#start = null));
    this.element.addEventListener("pointercancel", () => (this.#start = null));
  }

  get #year() {
    return WIDTH / (this.last - this.first + 1);
  }

  /** How many begin in each year. @param {{begin: string, count: number}[]} marks */
  #bars(marks) {
    const counts = new Map();
    for (const { begin, count } of marks) {
      const year = Number.parseInt(begin, 10);
      counts.set(year, (counts.get(year) ?? 0) + count);
    }
    const most = Math.max(...counts.values(), 1);
    return [...counts].map(([year, count]) => {
      const high = (count / most) * (HEIGHT - 4);
      return svg("rect", {
        class: "bar",
        x: (year - this.first) * this.#year + 2,
        y: HEIGHT - high,
        width: Math.max(this.#year - 4, 1),
        height: high,
      });
    });
  }

  /** @param {number} from @param {number} to Years; 0 for the first or the last. */
  show(from, to) {
    const [left, right] = [(from || this.first) - this.first, (to || this.last) - this.first + 1];
    this.chosen.setAttribute("x", String(Math.max(left, 0) * this.#year));
    this.chosen.setAttribute("width", String(Math.max(right - Math.max(left, 0), 0) * this.#year));
  }

  /** @param {PointerEvent} event */
  #at(event) {
    const { left, width } = this.element.getBoundingClientRect();
    const along = ((event.clientX - left) / width) * this.share - this.before;
    const share = Math.min(Math.max(along, 0), 0.9999);
    return this.first + Math.floor(share * (this.last - this.first + 1));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.#start = this.#at(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (this.#start === null) return;
    const at = this.#at(event);
    this.choose(Math.min(this.#start, at), Math.max(this.#start, at));
  }
}
