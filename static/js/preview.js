// What stands beside the form, as the person left it when the answer to a save replaces it: the line of the
// focused field is marked and in view, the JSON is scrolled as it was, levels that were hidden stay hidden.
// Of the JSON an answer brings the lines of the values that changed.
"use strict";

const lines = () => document.getElementById("json");
const hiddenLevels = new Set(); // also those without a finding just now
let scrolledTo = 0;

// The line of a pointer, or of the nearest value that it lies in.
function lineOf(pointer) {
  for (let here = pointer; here; here = here.slice(0, here.lastIndexOf("/"))) {
    const line = lines().querySelector(`[data-p="${CSS.escape(here)}"]`);
    if (line) return line;
  }
  return null;
}

function bringIntoView(line) {
  const list = lines(), top = line.offsetTop - list.offsetTop;
  if (top >= list.scrollTop && top + line.offsetHeight <= list.scrollTop + list.clientHeight) return;
  list.scrollTop = top - list.clientHeight / 3;
}

// The JSON opens at the field that had the focus last.
function leadToJson(pointer) {
  for (const link of document.querySelectorAll("[data-to-json]")) link.search = new URLSearchParams({ at: pointer });
}

function markLine() {
  if (!lines()) return;
  const name = document.activeElement?.name ?? "";
  if (name.startsWith("/")) leadToJson(name.replace(/\/[#=].*/, ""));
  const line = name.startsWith("/") ? lineOf(name) : null;
  if (!line && document.activeElement !== document.body) return;
  for (const marked of lines().querySelectorAll(".hl")) marked.classList.remove("hl");
  line?.classList.add("hl");
  if (line) bringIntoView(line);
}

document.addEventListener("focusin", markLine);
document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target, fragment } }) => {
  if (target.id === "json") scrolledTo = target.scrollTop;
  if (target.id !== "found") return;
  for (const box of fragment.querySelectorAll("[data-show]")) box.checked = !hiddenLevels.has(box.dataset.show);
});
document.addEventListener("change", ({ target }) => {
  if (!target.dataset.show) return;
  if (target.checked) hiddenLevels.delete(target.dataset.show);
  else hiddenLevels.add(target.dataset.show);
});
// Each swap is told to every element that was swapped before it, too.
document.addEventListener("htmx:oobAfterSwap", ({ target: { id }, detail }) => {
  if (id !== detail.target.id) return;
  if (id === "json") lines().scrollTop = scrolledTo;
  if (id !== "json-changed") return;
  document.querySelectorAll("#json-changed > ol").forEach(takeLines);
  [...lines().children].forEach((line, place) => (line.dataset.n = place + 1));
  markLine();
});

// The lines of a value, and of all that lies in it, make room for those it has now.
function takeLines(came) {
  const { at } = came.dataset;
  const [first, ...rest] = [...lines().children].filter(({ dataset: { p } }) => `${p}/`.startsWith(`${at}/`));
  first?.replaceWith(...came.children);
  for (const line of rest) line.remove();
  came.remove();
}

document.addEventListener("DOMContentLoaded", () => {
  const start = lines()?.dataset.at;
  if (start && document.activeElement === document.body) bringIntoView(lineOf(start) ?? lines());
});
