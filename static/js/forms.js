// The wizard's form: posts only what differs from what was shown, and takes what was stored as shown.
"use strict";

const form = () => document.getElementById("step");
const frame = new Set(["base", "once", "end", "do", "purpose", "purpose-shown", "csrfmiddlewaretoken"]);
let sent = null;

function differs(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") return [...control.options].some((one) => one.selected !== one.defaultSelected);
  return control.type !== "hidden" && control.value !== control.defaultValue;
}

function changedNames() {
  const names = new Set();
  for (const control of form().elements) if (control.name && differs(control)) names.add(control.name);
  return names;
}

// A select without a chosen option shows its first one: that is what was shown.
function settle(root) {
  for (const select of root.querySelectorAll("select")) {
    if (![...select.options].some((one) => one.defaultSelected) && select.options.length) select.options[0].defaultSelected = true;
  }
}

document.addEventListener("htmx:configRequest", (event) => {
  if (!form()?.contains(event.detail.elt)) return;
  const names = changedNames();
  const data = event.detail.formData;
  for (const name of new Set(data.keys())) if (!frame.has(name) && !names.has(name)) data.delete(name);
  if (event.detail.elt === form() && names.size === 0) event.preventDefault();
  sent = new Map([...names].map((name) => [name, data.getAll(name)]));
});

function takeAsShown(control, values) {
  const last = values.at(-1);
  if (control.type === "checkbox") control.defaultChecked = last === control.value;
  else if (control.type === "radio") control.defaultChecked = last === control.value;
  else if (control.tagName === "SELECT") for (const one of control.options) one.defaultSelected = one.value === last;
  else if (control.type !== "hidden") control.defaultValue = last;
}

document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful || !form()?.contains(event.detail.elt) || !sent) return;
  for (const control of form().elements) if (sent.has(control.name)) takeAsShown(control, sent.get(control.name));
  sent = null;
});

// A message that came says whether its control is wrong.
function showState() {
  for (const message of form()?.querySelectorAll(".msg[id]") ?? []) {
    const control = document.getElementById(message.id.slice(0, -2));
    if (message.dataset.level === "error") control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
}

// The line of the focused field is marked in the JSON beside the form.
function markLine() {
  const list = document.getElementById("json");
  for (const line of list?.querySelectorAll(".hl") ?? []) line.classList.remove("hl");
  let pointer = document.activeElement?.name ?? "";
  if (!list || !pointer.startsWith("/")) return;
  const lines = [...list.children];
  let line;
  while (pointer && !(line = lines.find((one) => one.dataset.p === pointer))) pointer = pointer.slice(0, pointer.lastIndexOf("/"));
  if (!line) return;
  line.classList.add("hl");
  list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 3;
}

document.addEventListener("focusin", markLine);
document.addEventListener("htmx:oobAfterSwap", () => { showState(); markLine(); });
document.addEventListener("DOMContentLoaded", () => { if (form()) settle(form()); });
document.addEventListener("htmx:oobAfterSwap", (event) => settle(event.detail.target));
