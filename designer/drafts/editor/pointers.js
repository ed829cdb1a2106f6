// Places in the JSON: from the cursor to a JSON Pointer, from there to what the API has, also while the
// text is broken.
import { syntaxTree } from "@codemirror/language";

const escaped = (token) => token.replace(/~/g, "~0").replace(/\//g, "~1");

export const textOf = (state, node) => state.sliceDoc(node.from, node.to);

export function keyOf(state, node) {
  try {
    return JSON.parse(textOf(state, node));
  } catch {
    return textOf(state, node).replace(/^"|"$/g, "");
  }
}

export const isValue = (node) => /^(Object|Array|String|Number|True|False|Null)$/.test(node.name);

export function children(node, wanted) {
  const found = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (wanted(child)) found.push(child);
  return found;
}

// What lies around a position, outermost first: names as text, places in lists as numbers.
export function partsAt(state, position) {
  const tree = syntaxTree(state);
  let left = tree.resolveInner(position, -1);
  const right = opened(tree.resolveInner(position, 1));
  if (right.from === position && (isValue(right) || right.name === "PropertyName")) return partsOf(state, right);
  if (left.name === ",") left = left.prevSibling ?? left; // behind a comma one is still at what it ends
  return partsOf(state, left);
}

const opened = (node) => (/^[[{]$/.test(node.name) ? node.parent : node);

// The same of a value or a name.
export function partsOf(state, node) {
  const parts = [];
  for (let here = node; here.parent; here = here.parent) {
    if (here.name === "Property" && here.firstChild) parts.unshift(keyOf(state, here.firstChild));
    else if (here.parent.name === "Array" && isValue(here)) {
      parts.unshift(children(here.parent, isValue).findIndex((one) => one.from === here.from));
    }
  }
  return parts;
}

export const pointer = (parts) => parts.map((part) => `/${escaped(String(part))}`).join("");

// As people read it: containerDefinitions[0].memory
export function spoken(parts) {
  return parts.reduce((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text ? `${text}.${part}` : part;
  }, "");
}

// The name that `fields` knows a place by: containerDefinitions[].dockerLabels{}
export function pattern(parts, fields) {
  return parts.reduce((path, part) => {
    if (typeof part === "number") return `${path}[]`;
    if (fields[path]?.kind === "map") return `${path}{}`;
    return path ? `${path}.${part}` : part;
  }, "");
}
