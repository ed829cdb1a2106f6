// Tables of rows: fills them from cells copied out of a spreadsheet, narrows long ones to what is searched
// for, and counts what is chosen of a pasted list.
"use strict";

const sought = new Map(); // what is searched for, by the box's id

// The cells of a row that text can go into, as the server counts them.
function roomOf(cell) {
  const found = [...cell.closest("tr").cells].map((one) =>
    one.querySelector(":scope > :is(.in, .join > .in, .chk > [role=switch])"));
  const usable = found.filter((one) => one && !one.disabled && !one.name.endsWith("/#kind"));
  return usable.length - usable.indexOf(cell);
}

document.addEventListener("paste", (event) => {
  const cell = event.target;
  if (!cell.matches("#step table.rows td :is(input[type=text], textarea)") || cell.closest(".entries")) return;
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const lines = text.split("\n"), widest = Math.max(...lines.map((line) => line.replace(/\t+$/, "").split("\t").length));
  if (!/[\t\n]/.test(text) || widest > roomOf(cell) || (cell.tagName === "TEXTAREA" && widest === 1)) return;
  event.preventDefault();
  hold(cell);
  save(`fill:${cell.name}:${encodeURIComponent(text)}`);
});

// A row without any text was just added: it stays in sight.
function narrow(box) {
  const text = box.value.trim().toLowerCase();
  const rows = [...box.closest("fieldset").querySelectorAll("table.rows > tbody > tr")];
  sought.set(box.id, box.value);
  for (const row of rows) {
    const texts = [...row.querySelectorAll("input[type=text], textarea")].map((one) => one.value.toLowerCase());
    row.hidden = texts.some(Boolean) && !texts.some((one) => one.includes(text));
  }
  const none = box.parentElement.querySelector("[data-none]");
  none.textContent = text && rows.every((row) => row.hidden) ? none.dataset.none : "";
}

function showSearches() {
  for (const search of document.querySelectorAll("[data-search]")) {
    const box = search.querySelector("input");
    search.hidden = false;
    if (!sought.get(box.id)) continue;
    box.value = sought.get(box.id);
    narrow(box);
  }
}

document.addEventListener("input", (event) => {
  if (event.target.closest("[data-search]")) narrow(event.target);
});
document.addEventListener("DOMContentLoaded", showSearches);
document.addEventListener("htmx:oobAfterSwap", showSearches);

// A link to a field shows its row.
document.addEventListener("click", (event) => {
  const hash = event.target.closest("a[href]")?.hash;
  const row = hash && document.getElementById(decodeURIComponent(hash.slice(1)))?.closest("tr[hidden]");
  if (row) row.hidden = false;
}, true);

document.addEventListener("change", (event) => {
  const all = event.target.matches("[data-choice]") ? [...document.querySelectorAll("[data-choice]")] : [];
  const taken = all.filter((one) => one.value !== "keep").length;
  if (all.length) document.querySelector("[data-taken]").textContent = taken;
});
