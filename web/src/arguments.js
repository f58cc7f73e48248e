/** The fields of a saved query's form: one group a parameter, with its hint and its fault. */
import { h } from "./dom.js";
import { t } from "./strings.js";
import { shorten } from "./terms.js";

/**
 * @typedef {import("./bind.js").Parameter} Parameter
 * @typedef {import("./bind.js").Unfit} Unfit
 * @typedef {import("./terms.js").Term} Term
 * @typedef {HTMLInputElement | HTMLSelectElement} Input
 * @typedef {{parameter: Parameter, inputs: Input[], group: HTMLElement, place: HTMLElement, fault: HTMLElement}} Field
 */

export class Arguments {
  /** @param {Parameter[]} parameters @param {Record<string, string>} prefixes */
  constructor(parameters, prefixes) {
    this.prefixes = prefixes;
    this.fields = parameters.map(makeField);
    this.set(new URLSearchParams());
  }

  get elements() {
    return this.fields.map(({ group }) => group);
  }

  /**
   * Fills the fields; those that a link does not speak of with their defaults.
   *
   * @param {URLSearchParams} state
   * @returns {string[]} Names that are those of no parameter.
   */
  set(state) {
    for (const field of this.fields) {
      const { parameter } = field;
      const given = state.getAll(parameter.name);
      show(field, given.length ? given : parameter.default.map(([value]) => value));
    }
    this.tell({});
    return [...new Set(state.keys())].filter((name) => !this.fields.some(({ parameter }) => parameter.name === name));
  }

  /** What is given; a parameter at its default is left out. @returns {Record<string, string[]>} */
  values() {
    const given = this.fields.filter((field) => !isDefault(field));
    return Object.fromEntries(given.map((field) => [field.parameter.name, texts(field)]));
  }

  areDefaults() {
    return this.fields.every(isDefault);
  }

  /** What a link says of the values: CURIEs of things, and other values as they were given. @param {Record<string, Term[]>} terms */
  written(terms) {
    return Object.fromEntries(
      this.fields.map((field) => {
        const { name, type } = field.parameter;
        const bound = terms[name];
        if (!bound) return [name, null];
        return [name, type === "iri" ? bound.map((term) => shorten(term.value, this.prefixes)) : texts(field)];
      }),
    );
  }

  /** The values given, in words. */
  told() {
    const given = this.fields.filter((field) => !isDefault(field));
    return given.map((field) => `${field.parameter.label}: ${texts(field).join(", ")}`).join("; ");
  }

  /** Tells what is wrong, at each field. @param {Record<string, Unfit>} wrong */
  tell(wrong) {
    for (const { parameter, inputs, fault } of this.fields) {
      const unfit = wrong[parameter.name];
      const close = unfit?.near.length ? ` ${t("js.query.near", { names: unfit.near.join(", ") })}` : "";
      fault.textContent = unfit ? `${t(unfit.key, unfit.values)}${close}` : "";
      fault.hidden = !unfit;
      for (const input of inputs) {
        if (unfit) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
  }

  /** @param {string} name */
  focus(name) {
    this.fields.find(({ parameter }) => parameter.name === name)?.inputs[0]?.focus();
  }
}

/** @param {Parameter} parameter @returns {Field} */
function makeField(parameter) {
  const id = `parameter-${parameter.name}`;
  const place = h("div", { class: "inputs" });
  const fault = h("p", { class: "fault", id: `${id}-fault`, hidden: true });
  const label = h("label", { for: id }, parameter.label);
  const hint = h("p", { class: "hint", id: `${id}-hint` }, hintOf(parameter));
  const group = h("div", { class: "field", "data-parameter": parameter.name }, label, place, hint, fault);
  const field = { parameter, inputs: /** @type {Input[]} */ ([]), group, place, fault };
  if (parameter.options.length) group.append(choices(parameter));
  if (parameter.many) {
    const more = h("button", { type: "button", onclick: () => add(field, "").focus() }, t("js.query.add"));
    more.setAttribute("aria-label", t("js.query.add.label", { label: parameter.label }));
    hint.before(more);
  }
  return field;
}

/** @param {Parameter} parameter */
function hintOf(parameter) {
  const { default: held, min, max, kind, kindLabel, description, many, type } = parameter;
  const bounds = min && max ? "range" : min ? "min" : max ? "max" : "";
  const names = held.map(([, label]) => label).join(", ");
  const thing = kind ? t("js.query.thing.kind", { kind: kindLabel }) : t("js.query.thing");
  return [
    description,
    type === "iri" && thing,
    type === "date" && t("js.query.date"),
    bounds && t(`js.query.range.${bounds}`, { min, max }),
    many && t("js.query.many"),
    t("js.query.default", { default: names || t("js.query.any") }),
  ].filter(Boolean).join(" ");
}

/** What can be chosen, as a list that the fields share. @param {Parameter} parameter */
function choices({ name, options }) {
  return h("datalist", { id: `choices-${name}` }, options.map(([value, curie]) => h("option", { value }, value === curie ? null : curie)));
}

/** Shows values, each in an input; at least one input stands there. @param {Field} field @param {string[]} values */
function show(field, values) {
  field.place.replaceChildren();
  field.inputs.length = 0;
  const shown = values.length ? values : [""];
  for (const value of field.parameter.many ? shown : shown.slice(0, 1)) add(field, value);
}

/** @param {Field} field @param {string} value @returns {Input} */
function add({ parameter, inputs, place }, value) {
  const id = `parameter-${parameter.name}`;
  const first = inputs.length === 0;
  const attributes = {
    id: first ? id : `${id}-${inputs.length + 1}`,
    name: parameter.name,
    "aria-describedby": `${id}-hint ${id}-fault`,
    "aria-label": first ? null : `${parameter.label} ${inputs.length + 1}`,
  };
  const input = select(parameter, attributes) ?? text(parameter, attributes);
  const offered = parameter.options.find(([, curie]) => curie === value);
  input.value = offered ? offered[0] : value;
  if (input.value !== value && input instanceof HTMLSelectElement) {
    input.append(h("option", { value, selected: true }, value)); // a link may say what is not allowed: it shall be told
  }
  inputs.push(input);
  place.append(input);
  return input;
}

/** A choice, where few values are allowed. @param {Parameter} parameter @param {Record<string, string | null>} attributes */
function select(parameter, attributes) {
  const values = parameter.type === "boolean" ? ["true", "false"] : parameter.allowed;
  if (values.length === 0) return null;
  const any = parameter.default.length ? [] : [h("option", { value: "" }, t("js.query.any"))];
  return h("select", attributes, any, values.map((value) => h("option", { value }, value)));
}

/** @param {Parameter} parameter @param {Record<string, string | null>} attributes */
function text({ name, type, options }, attributes) {
  const number = type === "integer" || type === "year";
  return h("input", {
    ...attributes,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: number ? "numeric" : type === "decimal" ? "decimal" : null,
    list: options.length ? `choices-${name}` : null,
    placeholder: type === "date" ? "YYYY-MM-DD" : null,
  });
}

/** What is given, each once. @param {Field} field */
function texts({ inputs }) {
  return [...new Set(inputs.map((input) => input.value).filter((value) => value.trim() !== ""))];
}

/** Whether a field says what its default says, or nothing. @param {Field} field */
function isDefault(field) {
  const { parameter } = field;
  const given = texts(field).map((text) => parameter.options.find(([value]) => value === text.trim())?.[1] ?? text.trim());
  const held = parameter.default.map(([value]) => value);
  return given.length === 0 || (given.length === held.length && given.every((value, place) => value === held[place]));
}
