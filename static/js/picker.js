// Lists to choose a field's value from: in a dialog over the form, which keeps all that was typed.
"use strict";

const picker = document.getElementById("picker");
const pickBody = picker?.lastElementChild;
const pickHeading = picker?.querySelector("h2");
const pickAny = pickHeading?.textContent;
let pickFor = ""; // the name of the control that something is chosen for

const pickPart = (id) => document.getElementById(id).content.cloneNode(true);

document.addEventListener("click", (event) => {
  const button = event.target.closest('#step button[value^="pick:"]');
  if (!button || !picker) return;
  event.preventDefault();
  pickFor = button.value.slice("pick:".length);
  const there = location.pathname.match(/^.*\/drafts\/\d+\//)[0];
  const asked = new URLSearchParams({ at: pickFor, base: document.getElementById("base").value });
  const slow = setTimeout(() => pickBody.replaceChildren(pickPart("pick-loading")), 300);
  picker.showModal();
  htmx.ajax("GET", `${there}pick/?${asked}`, { source: picker, target: pickBody, swap: "innerHTML" })
    .finally(() => clearTimeout(slow));
});

// What is chosen is as if it were typed: saved, checked, undone like anything else.
picker?.addEventListener("click", (event) => {
  const button = event.target.closest('button[name="value"]');
  if (!button) return;
  event.preventDefault();
  picker.close();
  const control = document.querySelector(`#step [name="${CSS.escape(pickFor)}"]:not([type=hidden])`);
  if (!control) return;
  control.value = button.value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
  control.focus();
});

// The dialog says for which field, as the page does without scripts.
picker?.addEventListener("htmx:afterSwap", () => {
  pickHeading.textContent = document.getElementById("pick")?.dataset.heading ?? pickAny;
});

// Who closes it does not wait any more.
picker?.addEventListener("close", () => {
  for (const one of [picker, ...picker.querySelectorAll(".htmx-request")]) htmx.trigger(one, "htmx:abort");
  pickBody.replaceChildren();
  pickHeading.textContent = pickAny;
});

for (const event of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(event, ({ detail }) => {
    const place = detail.elt === picker ? pickBody : detail.elt?.closest("#pick");
    place?.replaceChildren(pickPart("pick-failed"));
  });
}
