// What every page does beyond its forms: copy buttons, and a note when an answer did not come.
"use strict";

function tell(templateId) {
  const note = document.getElementById(templateId).content.cloneNode(true);
  document.getElementById("notice").replaceChildren(note);
}

for (const event of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(event, ({ detail }) => {
    if (!detail.elt?.closest("[data-quiet]")) tell("not-saved");
  });
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "notice") document.getElementById("notice").replaceChildren();
});

// <button data-copy="#id">: copies that element's text; its data-copied is shown for a moment.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText("value" in source ? source.value : source.textContent);
  const label = button.querySelector("[data-label]") ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 2000);
});

// An open menu closes on Escape and on a click elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenus(null); });
