// Keys: [ and ] go through the steps, E through the findings, J and K through a list, / searches, N begins
// a draft, ? lists them; Ctrl+S saves, Ctrl+Enter presses the filled button, Alt+arrows move a row or
// container. Those without Ctrl or Alt work outside of fields and can be turned off.
"use strict";

const follow = (selector) => document.querySelector(selector)?.click();
const keys = document.getElementById("keys");
const letters = document.getElementById("letters");

// The page's own search, or that of all drafts in the bar, which then says its key.
const searchBox = () => document.querySelector('main [type="search"]') ?? document.getElementById("find");
document.querySelector(".find kbd")?.toggleAttribute("hidden", searchBox()?.id !== "find");

const pressed = {
  "[": () => follow(".steps li:has(+ li [aria-current]) a"),
  "]": () => follow(".steps li:has([aria-current]) + li a"),
  e: nextFinding,
  j: () => goAlong(1),
  k: () => goAlong(-1),
  n: () => follow('a[href$="/drafts/new/"]'),
  "/": () => searchBox()?.focus(),
  "?": () => keys?.showModal(),
};

// The finding after the one that has the focus, or that was gone to last; after the last, the first.
let lastFinding = "";
function nextFinding() {
  const all = [...document.querySelectorAll(".finds p:first-of-type > a")];
  const links = all.filter((link) => link.checkVisibility());
  const next = links[(links.findIndex((one) => one.id === lastFinding) + 1) % links.length];
  if (!next) return;
  lastFinding = next.id;
  next.focus();
}

function goAlong(by) {
  const rows = [...document.querySelectorAll("main .list tbody tr")].filter((row) => row.querySelector("th a"));
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at < 0 ? 0 : at + by]?.querySelector("th a").focus();
}

// The row that has the focus, by its own button or that of the row below; else the container shown.
function move(by) {
  const row = document.activeElement.closest("#step tr");
  if (row) return (by < 0 ? row : row.nextElementSibling)?.querySelector('[value^="move:"]')?.click();
  const buttons = [...document.querySelectorAll('#step .card-h [value^="move:"]')];
  buttons.find((one) => {
    const [, at, to] = one.value.split(":");
    return Math.sign(to - at.split("/").pop()) === by;
  })?.click();
}

function withModifier(event) {
  const { key, ctrlKey, metaKey, altKey } = event, isSelect = event.target.tagName === "SELECT";
  if ((ctrlKey || metaKey) && key === "Enter") return () => follow("main .btn.p");
  if (altKey && !isSelect && key === "ArrowUp") return () => move(-1);
  if (altKey && !isSelect && key === "ArrowDown") return () => move(1);
  return null;
}

const inField = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && document.querySelector("form#step")) {
    event.preventDefault();
    return save();
  }
  const modified = document.querySelector("dialog[open]") ? null : withModifier(event);
  if (modified) {
    event.preventDefault();
    return modified();
  }
  const act = pressed[event.key.toLowerCase()];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (inField(event.target) || document.querySelector("dialog[open]") || letters?.checked === false) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) keys.showModal();
});

if (letters) {
  letters.checked = localStorage.getItem("letters") !== "off";
  letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "on" : "off"));
}
