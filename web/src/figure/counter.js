import { h } from "../dom.js";

/** The line that says how much is shown. @param {HTMLElement} main @param {string} [id] @returns {HTMLElement} */
export function counter(main, id = "count") {
  const element = main.querySelector(`#${id}`) ?? h("p", { id });
  element.setAttribute("role", "status");
  return /** @type {HTMLElement} */ (element);
}
