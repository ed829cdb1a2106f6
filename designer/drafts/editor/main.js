// The editor of a draft's JSON, in the place of the plain box that works without it.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import { completion } from "./completion.js";
import { findings, offsetOf, showFindings } from "./findings.js";
import { followCursor, hover } from "./panels.js";
import { partsAt, spoken } from "./pointers.js";
import { Saving } from "./saving.js";

const form = document.getElementById("json-form");
const box = document.getElementById("text");
const words = Object.fromEntries(
  [...document.getElementById("json-words").content.children].map((one) => [one.dataset.word, one.textContent]),
);

let fields = null;
let saving = null;

const view = new EditorView({
  parent: document.getElementById("json-editor"),
  state: EditorState.create({
    doc: box.value,
    extensions: [
      EditorView.cspNonce.of(document.querySelector("link[nonce]").nonce),
      EditorState.phrases.of(words),
      EditorView.contentAttributes.of({ "aria-labelledby": "json-label", "aria-describedby": "json-hint", tabindex: "0" }),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...foldKeymap]),
      keymap.of([{ key: "Escape", run: leave }, ...historyKeymap, ...defaultKeymap]),
      lineNumbers(),
      foldGutter(),
      codeFolding({ preparePlaceholder: (state, { from }) => spoken(partsAt(state, from)), placeholderDOM: unfold }),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      json(),
      syntaxHighlighting(classHighlighter),
      search({ top: true }),
      completion(() => fields, words),
      hover(() => fields),
      findings,
      EditorView.updateListener.of(updated),
    ],
  }),
});

function updated(update) {
  if (update.docChanged) {
    box.value = update.state.doc.toString();
    saving.typed(update.changes);
  }
  if (update.docChanged || update.selectionSet) followCursor(update.view, fields, words);
}

// Esc goes from the editor to the page; within a list or a search panel it closes that first.
function leave() {
  document.getElementById("json-save").focus();
  return true;
}

function unfold(_view, onclick, what) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cm-unfold";
  button.textContent = "⋯";
  button.setAttribute("aria-label", words.unfold.replace("{what}", what));
  button.addEventListener("click", onclick);
  return button;
}

function show(line, column) {
  const at = offsetOf(view.state, Number(line), Number(column ?? 1));
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
}

function goTo(line, column) {
  show(line, column);
  view.focus();
}

function start() {
  saving = new Saving(view, words, () => followCursor(view, fields, words));
  if (!document.getElementById("json-discard").hidden) saving.shown = null; // what was kept is not what the draft says
  box.hidden = true;
  for (const one of form.querySelectorAll("[data-scripted]")) one.hidden = false;
  showFindings(view);
  show(form.dataset.line, form.dataset.column);
  if (form.dataset.at) view.focus();
  followCursor(view, fields, words);
  fetch(form.dataset.fields).then((answer) => answer.json()).then((known) => {
    fields = known;
    followCursor(view, fields, words);
  });
}

form.addEventListener("submit", (event) => {
  const what = event.submitter?.value ?? "save";
  if (what === "discard") return;
  event.preventDefault();
  saving.act(what);
});

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  saving.act("save");
});

// A button under a line lies outside of what the form hears of.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-find]")) return openSearchPanel(view);
  const line = event.target.closest("#json-outline [data-line], #json-findings p:first-of-type > a");
  if (line && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const { dataset } = line.closest("[data-line]");
    return goTo(dataset.line, dataset.column);
  }
  const link = event.target.closest("a[href]");
  if (link && !link.target && !event.ctrlKey && !event.metaKey && !event.shiftKey) return leavePage(event, link);
  return undefined;
});

// What was typed goes along into the form; what cannot be saved is kept, and said so, once.
let warned = "";
async function leavePage(event, link) {
  if (link.hash && link.pathname === location.pathname) return;
  if (!saving.isChanged || warned === saving.text) return;
  event.preventDefault();
  const text = saving.text;
  if (link.hasAttribute("data-to-form")) {
    if (await saving.act("save")) return location.assign(link.href);
    warned = text;
    return saving.tell(words.leave);
  }
  await saving.check();
  return location.assign(link.href);
}

// Another form of the page, such as undo: what is typed is kept first.
document.addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  if (target === form || !saving.isUnkept || target.method === "dialog") return;
  event.preventDefault();
  await saving.check();
  if (!saving.isUnkept) target.requestSubmit(submitter);
});

document.addEventListener("change", (event) => event.target.matches("[data-show]") && showFindings(view));
document.addEventListener("visibilitychange", () => document.hidden && saving.check());
addEventListener("pageshow", (event) => event.persisted && location.reload());

start();
