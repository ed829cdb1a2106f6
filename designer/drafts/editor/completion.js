// Completes names and values: only those that may stand at the place, and of names only those not there yet.
import { autocompletion, pickedCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";

import { children, isValue, keyOf, partsAt, partsOf, pattern, textOf } from "./pointers.js";

const EMPTY = { text: '""', integer: "", boolean: "", list: "[]", map: "{}", structure: "{}" };

// `known()` gives the fields, once they have come.
export function completion(known, words) {
  return autocompletion({ override: [(context) => complete(context, known(), words)], icons: false });
}

function complete(context, fields, words) {
  if (!fields) return null;
  const { state, pos } = context;
  const node = syntaxTree(state).resolveInner(pos, -1);
  const text = node.name === "String" || node.name === "PropertyName" ? node : null;
  const broken = /["\w]*$/.exec(state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from))[0];
  const from = text ? text.from : pos - broken.length;
  if (!context.explicit && from === pos && !/[\s:[{,]$/.test(state.sliceDoc(pos - 1, pos))) return null;
  if (!context.explicit && from === pos) return null;
  const around = text?.parent ?? node;
  const found = wantsName(state, from, around) ? names(state, from, fields, words) : values(state, from, fields);
  if (!found?.length) return null;
  return { from, options: found, filter: true, validFor: /^"?[\w.-]*"?$/ };
}

// A name stands behind a brace or comma of an object; everything else is a value.
function wantsName(state, from, around) {
  if (around.name === "Property" && around.firstChild?.from === from) return true;
  const before = lastMark(state, from);
  if (before === ":") return false;
  return objectAround(state, from) !== null;
}

function lastMark(state, from) {
  const found = /([^\s])\s*$/.exec(state.sliceDoc(Math.max(0, from - 400), from));
  return found ? found[1] : "";
}

function objectAround(state, from) {
  for (let node = syntaxTree(state).resolveInner(from, -1); node; node = node.parent) {
    if (node.name === "Array" && node.from < from) return null;
    if (node.name === "Object" && node.from < from && (node.to >= from || isOpen(node))) return node;
  }
  return null;
}

const isOpen = (node) => node.lastChild?.name !== "}";

function names(state, from, fields, words) {
  const object = objectAround(state, from);
  if (!object) return null;
  const where = pattern(partsOf(state, object), fields);
  if (where && fields[where]?.kind !== "structure") return null;
  const there = namesOf(state, object, from);
  return Object.entries(fields)
    .filter(([path]) => parentOf(path) === where && !there.has(nameOf(path)))
    .map(([path, field]) => ({
      label: `"${nameOf(path)}"`,
      displayLabel: nameOf(path),
      detail: field.required ? words.required : "",
      info: () => told(field),
      boost: field.required ? 2 : 0,
      type: "property",
      apply: (view, picked, start, end) => putName(view, picked, start, end, nameOf(path), field),
    }));
}

// The names that an object has, but for the one at `from`; also those that stand behind something broken.
function namesOf(state, object, from) {
  const found = new Set();
  const stack = children(object, () => true);
  for (let node = stack.pop(); node; node = stack.pop()) {
    const isName = /^"[^"\n]*"$/.test(textOf(state, node)) && /^\s*:/.test(state.sliceDoc(node.to, node.to + 80));
    if (isName && node.from !== from) found.add(keyOf(state, node));
    if (node.name !== "Object") stack.push(...children(node, () => true));
  }
  return found;
}

const parentOf = (path) => (path.endsWith("[]") || path.endsWith("{}") ? null : path.slice(0, Math.max(0, path.lastIndexOf("."))));
const nameOf = (path) => path.slice(path.lastIndexOf(".") + 1);

function values(state, from, fields) {
  const parts = partsAt(state, from);
  const before = lastMark(state, from);
  let where = pattern(parts, fields);
  if (before === "[" || (before === "," && fields[where]?.kind === "list")) where = `${where.replace(/\[\]$/, "")}[]`;
  const field = fields[where];
  if (!field) return null;
  const texts = [...(field.choices ?? []), ...namesIn(state, field.names)].map((one) => JSON.stringify(one));
  const choices = field.kind === "boolean" ? ["true", "false"] : texts;
  return choices.map((one) => ({ label: one, type: "enum", info: () => told(field), apply: putValue }));
}

// What the containers or volumes of this document are called.
function namesIn(state, list) {
  const root = syntaxTree(state).topNode.firstChild;
  const member = (node, name) => children(node, (one) => one.name === "Property").find((one) => keyOf(state, one.firstChild) === name);
  const items = list && root ? member(root, list)?.lastChild : null;
  if (!items) return [];
  const names = children(items, (one) => one.name === "Object").map((one) => member(one, "name")?.lastChild);
  return names.filter((one) => one?.name === "String" && one.to - one.from > 2).map((one) => keyOf(state, one));
}

function told(field) {
  const box = document.createElement("div");
  box.className = "cm-told";
  for (const [text, language] of [[[field.label, field.unit].filter(Boolean).join(" · ")], [field.hint], [short(field.help), "en"]]) {
    if (!text) continue;
    const line = box.appendChild(document.createElement("p"));
    line.textContent = text;
    if (language) line.lang = language;
  }
  return box;
}

// The first sentences of what the API says.
export function short(help) {
  return help.length > 240 ? `${help.slice(0, 240).replace(/\s+\S*$/, "")}…` : help;
}

function putName(view, picked, from, to, name, field) {
  const { state } = view;
  const end = closedBy(state, from, to);
  const rest = state.sliceDoc(end, end + 200);
  const hasValue = /^\s*:/.test(rest);
  const value = hasValue ? "" : `: ${EMPTY[field.kind]}`;
  const comma = !hasValue && /^\s*"/.test(rest) ? "," : "";
  const insert = `"${name}"${value}${comma}`;
  const before = state.sliceDoc(0, from).trimEnd().length;
  const missing = /[{,]/.test(state.sliceDoc(before - 1, before)) ? "" : ",";
  const start = from + missing.length;
  const cursor = start + insert.length - comma.length - (hasValue || !EMPTY[field.kind] ? 0 : 1);
  view.dispatch({
    changes: [{ from: before, insert: missing }, { from, to: end, insert }],
    selection: { anchor: cursor },
    annotations: pickedCompletion.of(picked),
    userEvent: "input.complete",
  });
}

function putValue(view, picked, from, to) {
  const end = closedBy(view.state, from, to);
  view.dispatch({
    changes: { from, to: end, insert: picked.label },
    selection: { anchor: from + picked.label.length },
    annotations: pickedCompletion.of(picked),
    userEvent: "input.complete",
  });
}

// The quote that the editor closed by itself, and the rest of a word, go with what is completed.
function closedBy(state, from, to) {
  const node = syntaxTree(state).resolveInner(from, 1);
  const isWord = node.from === from && /^"[\w./@-]*"$/.test(textOf(state, node));
  return isWord ? Math.max(to, node.to) : to;
}
