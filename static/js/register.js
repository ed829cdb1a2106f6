// Checks are made beside a form that they open and close: what was typed and ticked there comes back with it.
"use strict";

const typed = new Map();

document.addEventListener("input", ({ target }) => {
  if (target.id && target.closest("#register")) typed.set(target.id, target);
});

document.addEventListener("htmx:afterSettle", () => {
  for (const [id, before] of typed) {
    const now = document.getElementById(id);
    if (!now || now === before) continue;
    now.value = before.value;
    now.checked = before.checked;
    for (let part = now.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    typed.set(id, now);
  }
});
