// Keys: [ and ] go through the steps, E through the findings, Ctrl+S saves, / searches, N begins a draft,
// ? lists them. Those without Ctrl work outside of fields and can be turned off.
"use strict";

const follow = (selector) => document.querySelector(selector)?.click();
const keys = document.getElementById("keys");
const letters = document.getElementById("letters");

const pressed = {
  "[": () => follow(".steps li:has(+ li [aria-current]) a"),
  "]": () => follow(".steps li:has([aria-current]) + li a"),
  e: nextFinding,
  n: () => follow('a[href$="/drafts/new/"]'),
  "/": () => document.querySelector('main [type="search"]')?.focus(),
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

const inField = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && document.getElementById("step")) {
    event.preventDefault();
    return save();
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
