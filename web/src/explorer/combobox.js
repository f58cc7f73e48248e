/**
 * A box with a list of what fits, after the pattern "editable combobox with list autocomplete" of the
 * ARIA Authoring Practices Guide: the focus stays in the box, arrows choose, Enter takes, Esc closes.
 */
import { h } from "../dom.js";

/**
 * @typedef {{label: string, kind?: string, value: string}} Option
 * @typedef {{name: string, options: Option[]}} Group A group without a name has no heading; one without options says
 *   by its name why nothing is found.
 *
 * @typedef {object} How
 * @property {string} name What the list is called.
 * @property {string} none What is said where nothing fits.
 * @property {(text: string) => Group[] | Promise<Group[]>} find
 * @property {(option: Option) => void} pick
 * @property {(text: string) => void} [enter] Enter without a choice.
 * @property {(count: number) => void} [tell] Is told how many fit.
 */

const LONGEST = 160; // letters of a label in the list
let made = 0;

export class Combobox {
  /** @type {{option: Option, element: HTMLElement}[]} */
  #shown = [];
  #active = -1;
  #asked = 0;

  /** @param {HTMLInputElement} input Stands in an element that is the list's place. @param {How} how */
  constructor(input, how) {
    this.input = input;
    this.how = how;
    this.id = `options-${(made += 1)}`;
    this.list = h("div", {
      class: "options",
      id: this.id,
      role: "listbox",
      "aria-label": how.name,
      hidden: true,
    });
    input.after(this.list);
    const states = {
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": this.id,
      "aria-autocomplete": "list",
    };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
    input.autocomplete = "off";
    input.addEventListener("input", () => void this.look());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
    this.list.addEventListener("click", (event) => this.#click(event));
  }

  /** Looks for what the box holds, and shows it. */
  async look() {
    const asked = (this.#asked += 1);
    const text = this.input.value;
    if (text.trim() === "") return this.close();
    const groups = await this.how.find(text);
    if (asked === this.#asked && document.activeElement === this.input) this.#show(groups);
  }

  close() {
    this.#asked += 1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#activate(-1);
  }

  /** @param {Group[]} groups */
  #show(groups) {
    this.#shown = [];
    const elements = groups.map((group, index) => this.#group(group, `${this.id}-g${index}`));
    const words = groups.find(({ options }) => options.length === 0)?.name || this.how.none;
    const none = h("div", { class: "none", role: "option", "aria-disabled": "true" }, words);
    this.list.replaceChildren(...(this.#shown.length ? elements : [none]));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", "true");
    this.#activate(-1);
    this.how.tell?.(this.#shown.length);
  }

  /** @param {Group} group @param {string} id */
  #group(group, id) {
    const options = group.options.map((option) => this.#option(option));
    if (!group.name) return h("div", { role: "presentation" }, options);
    const name = h("div", { class: "group", id, role: "presentation" }, group.name);
    return h("div", { role: "group", "aria-labelledby": id }, name, options);
  }

  /** @param {Option} option */
  #option(option) {
    const label = option.label.length > LONGEST ? `${option.label.slice(0, LONGEST)}…` : option.label;
    const element = h(
      "div",
      { role: "option", id: `${this.id}-${this.#shown.length}`, "aria-selected": "false" },
      h("bdi", {}, label),
      option.kind && h("span", { class: "kind" }, option.kind),
    );
    this.#shown.push({ option, element });
    return element;
  }

  /** @param {number} index */
  #activate(index) {
    this.#shown[this.#active]?.element.setAttribute("aria-selected", "false");
    this.#active = index;
    const shown = this.#shown[index];
    if (!shown) return this.input.removeAttribute("aria-activedescendant");
    shown.element.setAttribute("aria-selected", "true");
    shown.element.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", shown.element.id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      this.#move(event.key === "ArrowDown" ? 1 : -1, open);
    else if (event.key === "Escape" && open) this.close();
    else if (event.key === "Enter") this.#enter(open);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} step @param {boolean} open */
  #move(step, open) {
    if (!open) return void this.look();
    const count = this.#shown.length + 1; // beyond the last and before the first is the box itself
    this.#activate(((this.#active + 1 + step + count) % count) - 1);
  }

  /** @param {boolean} open */
  #enter(open) {
    const chosen = open ? this.#shown[this.#active] : undefined;
    const text = this.input.value.trim();
    this.close();
    if (chosen) this.how.pick(chosen.option);
    else if (text) this.how.enter?.(text);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const chosen = this.#shown.find(({ element }) => element === target);
    if (!chosen) return;
    this.close();
    this.how.pick(chosen.option);
  }
}
