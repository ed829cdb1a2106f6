// What stands around the editor and follows the cursor: the place, the field there, the outline.
import { hoverTooltip } from "@codemirror/view";
import { syntaxTree } from "@codemirror/language";

import { short } from "./completion.js";
import { partsAt, pattern, pointer, spoken } from "./pointers.js";

const form = () => document.getElementById("json-form");

export function followCursor(view, fields, words) {
  const position = view.state.selection.main.head;
  const line = view.state.doc.lineAt(position);
  const parts = partsAt(view.state, position);
  const column = position - line.from + 1;
  const place = document.getElementById("json-place");
  place.replaceChildren(words.line.replace("{line}", line.number).replace("{column}", column));
  if (parts.length) {
    const where = document.createElement("code");
    where.textContent = spoken(parts);
    place.append(" · ", where);
  }
  const at = pointer(parts);
  for (const link of document.querySelectorAll("[data-to-form]")) link.search = new URLSearchParams({ at });
  markOutline(at);
  if (fields) explain(parts, fields, words);
}

function markOutline(at) {
  const links = [...document.querySelectorAll("#json-outline [data-pointer]")];
  const around = links.filter((one) => `${at}/`.startsWith(`${one.dataset.pointer}/`)).at(-1);
  for (const one of links) {
    if (one === around) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

// The panel of the field at the cursor: our own words first, the API's behind them.
function explain(parts, fields, words) {
  const panel = document.getElementById("json-help");
  const path = pattern(parts, fields);
  const field = fields[path];
  panel.hidden = parts.length === 0;
  if (panel.hidden || panel.dataset.path === path) return;
  panel.dataset.path = path;
  const name = parts.at(-1);
  panel.querySelector("[data-name]").textContent = typeof name === "number" ? `${spoken(parts.slice(-2))}` : name;
  panel.querySelector("[data-hint]").textContent = field ? [field.hint, field.unit].filter(Boolean).join(" · ") : words.unknown;
  panel.querySelector("dl").hidden = !field;
  for (const kind of panel.querySelectorAll("[data-kind]")) kind.hidden = kind.dataset.kind !== field?.kind;
  put(panel, "choices", (field?.choices ?? []).join(", "));
  put(panel, "label", [field?.step, field?.label].filter(Boolean).join(" · "));
  panel.querySelector("[data-help]").textContent = field?.help ?? "";
  const more = panel.querySelector("[data-more]");
  more.hidden = !field?.help;
  more.open = !field?.hint;
}

function put(panel, name, text) {
  const [label, value] = panel.querySelectorAll(`[data-${name}]`);
  label.hidden = value.hidden = !text;
  value.textContent = text;
}

// Hovering over a name says what it is.
export function hover(known) {
  return hoverTooltip((view, position) => {
    const node = syntaxTree(view.state).resolveInner(position);
    const fields = known();
    if (!fields || node.name !== "PropertyName") return null;
    const field = fields[pattern(partsAt(view.state, node.to), fields)];
    if (!field) return null;
    const create = () => ({ dom: tooltip(field) });
    return { pos: node.from, end: node.to, above: true, create };
  });
}

function tooltip(field) {
  const dom = document.createElement("div");
  dom.className = "cm-told";
  for (const [text, language] of [[field.label], [field.hint], [short(field.help), "en"]]) {
    if (!text) continue;
    const line = dom.appendChild(document.createElement("p"));
    line.textContent = text;
    if (language) line.lang = language;
  }
  return dom;
}

export const address = (name) => form().dataset[name];
