/** The editor with colours and completion: CodeMirror, in a shadow root, where a strict policy allows its styles. */
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { history, historyKeymap, indentWithTab, standardKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { completionSource } from "./completion.js";
import { h } from "./dom.js";

/** Colours for the two themes, each with 4.5:1 and more on paper. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool], color: "light-dark(#3057c7, #9fb0ff)", fontWeight: "600" },
  { tag: tags.variableName, color: "light-dark(#20077b, #c9b6ff)" },
  { tag: [tags.string, tags.integer, tags.float], color: "light-dark(#a53b1c, #ffab70)" },
  { tag: [tags.namespace, tags.url, tags.typeName], color: "light-dark(#1b6b4a, #6fdc93)" },
  { tag: tags.comment, color: "light-dark(#5a5e66, #a9afb8)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": {
    border: "1px solid var(--rule, #8a8d93)",
    borderRadius: "4px",
    fontSize: "0.95rem",
    color: "light-dark(#1b1e24, #e8e6e1)",
    backgroundColor: "light-dark(#ffffff, #171c24)",
  },
  "&.cm-focused": { outline: "3px solid var(--focus, light-dark(#3057c7, #9fb0ff))", outlineOffset: "1px" },
  ".cm-content": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", minHeight: "12rem", caretColor: "light-dark(#1b1e24, #e8e6e1)" },
  ".cm-scroller": { maxHeight: "60vh", overflow: "auto" },
  ".cm-gutters": { color: "light-dark(#5a5e66, #a9afb8)", backgroundColor: "transparent", borderRight: "1px solid light-dark(#d9d7d1, #333a45)" },
  ".cm-content ::selection": { backgroundColor: "light-dark(#cfdcff, #33436b)" },
  ".cm-tooltip": { color: "light-dark(#1b1e24, #e8e6e1)", backgroundColor: "light-dark(#ffffff, #1e2530)", border: "1px solid light-dark(#8a8d93, #5a616d)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "#ffffff", backgroundColor: "#3057c7" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] .cm-completionDetail": { color: "#ffffff" },
  ".cm-completionDetail": { color: "light-dark(#5a5e66, #a9afb8)" },
  ".cm-completionInfo": { maxWidth: "24rem" },
  ".cm-completionInfo-left-narrow, .cm-completionInfo-right-narrow": { display: "none" }, // it would hide the list
  ".cm-fault": { textDecoration: "underline wavy light-dark(#b3261e, #ff8a80)", backgroundColor: "light-dark(#fde8e6, #4a1f1c)" },
});

/**
 * Makes an editor in a host element.
 *
 * @param {HTMLElement} host
 * @param {object} options
 * @param {string} options.text
 * @param {string} options.label What the editor is called, for those who hear it.
 * @param {import("./completion.js").Known} options.known
 * @param {() => void} options.run What Ctrl+Enter does.
 * @param {(text: string) => void} options.changed
 */
export function mountEditor(host, { text, label, known, run, changed }) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  const place = root.appendChild(h("div"));
  const view = new EditorView({ parent: place, root, state: EditorState.create({ doc: text, extensions: [
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true), preventDefault: true }])),
    lineNumbers(),
    history(),
    bracketMatching(),
    marked,
    sparql(),
    syntaxHighlighting(colours),
    autocompletion({ override: [completionSource(known)], icons: false }),
    keymap.of([...completionKeymap, ...standardKeymap, ...historyKeymap, indentWithTab]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
    EditorView.domEventHandlers({ beforeinput: typedOver }),
    look,
  ] }) });
  return {
    setText: (/** @type {string} */ next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    /** Marks a place; none with null. @param {{from: number, to: number, message: string} | null} fault */
    mark: (fault) => view.dispatch({ effects: fault ? [setFault.of(fault), EditorView.scrollIntoView(within(fault, view.state.doc.length).from)] : setFault.of(null) }),
    /** Puts the cursor, or a selection, and the focus there. @param {{from: number, to: number}} cursor */
    focus: ({ from, to }) => (view.dispatch({ selection: { anchor: from, head: to } }), view.focus()),
    destroy: () => view.destroy(),
  };
}

/**
 * Puts what is typed in the place of a selection. Left to the browser, Chromium would carry the style of the old
 * text over by an inline style, which the site's policy reports as a fault.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function typedOver(event, view) {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (event.inputType !== "insertText" || !text || empty || event.isComposing || view.composing) return false;
  event.preventDefault();
  const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
  return true;
}

/** @typedef {{from: number, to: number, message: string}} Fault */

/** @type {import("@codemirror/state").StateEffectType<Fault | null>} */
const setFault = StateEffect.define();

/** The place of a fault; it is gone when the text changes. */
const marked = StateField.define({
  create: () => Decoration.none,
  update(held, change) {
    let next = change.docChanged ? Decoration.none : held;
    for (const effect of change.effects) {
      if (effect.is(setFault)) next = effect.value ? decoration(effect.value, change.newDoc.length) : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {Fault} fault @param {number} length */
function decoration(fault, length) {
  const { from, to } = within(fault, length);
  if (from === to) return Decoration.none;
  const attributes = { title: fault.message, "aria-invalid": "true" };
  return Decoration.set([Decoration.mark({ class: "cm-fault", attributes }).range(from, to)]);
}

/** @param {Fault} fault @param {number} length */
function within({ from, to }, length) {
  const start = Math.max(0, Math.min(from, length - 1));
  return { from: start, to: Math.min(Math.max(to, start + 1), length) };
}
