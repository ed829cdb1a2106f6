// The wizard's form: posts what differs from what was shown, one save at a time, and takes what was
// stored as shown. What is typed while a save is on its way is kept and saved next.
"use strict";

const FRAME = new Set(["base", "own", "once", "seen", "end", "purpose-shown", "csrfmiddlewaretoken"]);
const CONTROLS = "input:not([type=hidden], :disabled), select, textarea, button";
const wizard = () => document.getElementById("step");
const sameTexts = (one, other) => JSON.stringify([...one]) === JSON.stringify([...other]);

let sent = null; // what is on its way: {texts, controls}
let refused = new Map(); // the texts of the last post that was not stored
let stepsAt = 0; // how far the list of steps is scrolled, on small screens
let leaving = false; // the person chose what becomes of what they typed
let goOn = null; // what to do as soon as everything is stored

function differs(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") return [...control.options].some((one) => one.selected !== one.defaultSelected);
  return control.type !== "hidden" && control.defaultValue !== undefined && control.value !== control.defaultValue;
}

// The names whose controls differ from what was shown, with the texts they would post.
function changes() {
  const controls = [...wizard().elements].filter((one) => one.name && differs(one));
  const data = new FormData(wizard());
  return new Map(controls.map((one) => [one.name, data.getAll(one.name)]));
}

function keepChanges(data, texts) {
  for (const name of new Set(data.keys())) if (!FRAME.has(name) && !texts.has(name)) data.delete(name);
}

function save(pressed = "") {
  htmx.trigger(wizard(), "save", { pressed });
}

// The button's work happens in the page; rows about to change places take no input until they have.
function press(button) {
  if (/^(remove|move|unset):/.test(button.value)) hold(button);
  save(button.value);
}

function hold(control) {
  const part = control.closest(".part");
  if (part) part.inert = true;
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.target !== wizard()) return;
  const { formData, triggeringEvent } = event.detail;
  const texts = changes(), pressed = triggeringEvent.detail?.pressed;
  keepChanges(formData, texts); // "do" goes too: htmx adds that of a button that merely has the focus
  if (pressed) formData.set("do", pressed);
  else if (!texts.size) return event.preventDefault();
  sent = { texts, controls: [...wizard().elements].filter((one) => texts.has(one.name)) };
  for (const one of sent.controls) if (one.name.endsWith("/#kind")) hold(one);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target !== wizard() || !sent) return;
  const { texts, controls } = sent;
  sent = null;
  for (const part of document.querySelectorAll(".part[inert]")) part.inert = false;
  const { status } = event.detail.xhr;
  if (status >= 200 && status < 300) stored(texts, controls);
  else notStored(texts, status);
});

function stored(texts, controls) {
  refused = new Map();
  for (const control of controls) takeAsShown(control, texts.get(control.name).at(-1));
  if (texts.has("purpose")) wizard().elements["purpose-shown"].value = texts.get("purpose").at(-1);
  firstOptionsAreShown();
  showMessages();
  document.querySelector(".steps").scrollLeft = stepsAt;
  followKind(texts);
  if (goOn) whenStored(goOn);
}

function notStored(texts, status) {
  const wanted = goOn;
  goOn = null;
  refused = texts;
  document.getElementById("save-state").replaceChildren(document.getElementById("unsaved").content.cloneNode(true));
  if (status === 409 && wanted?.chooses) return wanted();
  if (wanted) document.getElementById("step-note").scrollIntoView({ block: "nearest" });
}

function takeAsShown(control, text) {
  if (control.type === "checkbox" || control.type === "radio") control.defaultChecked = text === control.value;
  else if (control.tagName === "SELECT") for (const one of control.options) one.defaultSelected = one.value === text;
  else if (control.type !== "hidden") control.defaultValue = text;
}

// A select without a chosen option shows its first one: that is what was shown.
function firstOptionsAreShown() {
  for (const select of wizard().querySelectorAll("select")) {
    const options = [...select.options];
    if (options.length && !options.some((one) => one.defaultSelected)) options[0].defaultSelected = true;
  }
}

// The answer brings the messages there are; every other control has none.
function showMessages() {
  const came = new Map([...document.querySelectorAll("#messages > [data-for]")].map((one) => [one.dataset.for, one]));
  for (const line of wizard().querySelectorAll(".msg[id]")) {
    const message = came.get(line.id);
    line.className = message?.className ?? "msg";
    line.replaceChildren(...(message?.cloneNode(true).childNodes ?? []));
    const control = document.getElementById(line.id.replace(/-m$/, ""));
    if (message?.dataset.level === "error") control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
}

// A variable that turned into a secret, or back, stands elsewhere in its table; the focus goes along.
function followKind(texts) {
  const turned = [...texts].find(([name]) => name.endsWith("/#kind"));
  if (!turned || document.activeElement !== document.body) return;
  const list = turned[1].at(-1) === "secret" ? "/secrets/" : "/environment/";
  [...wizard().querySelectorAll('[name$="/#kind"]')].filter((one) => one.name.includes(list)).at(-1)?.focus();
}

// What was typed since the save left goes into what replaces the control; so does what stands open.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  for (const one of target.querySelectorAll("details[id]")) {
    const twin = fragment.querySelector(`#${CSS.escape(one.id)}`);
    if (twin) twin.open = one.open;
  }
  if (target.id === "step-note") keepChoices(target, fragment);
  if (target.id === "steps") stepsAt = target.firstElementChild.scrollLeft;
  if (!wizard()?.contains(target)) return;
  for (const [name, texts] of changes()) {
    if (!sameTexts(texts, sent?.texts.get(name) ?? [])) keepTyped(target, fragment, name);
    else if (document.activeElement?.name === name) keepShown(fragment, name, texts.at(-1));
  }
});

// What is stored in other words, as a list without its last comma, stays as typed while the cursor is in it.
function keepShown(fragment, name, text) {
  const twin = fragment.querySelector(`input[type=text][name="${CSS.escape(name)}"]`);
  if (twin) twin.value = twin.defaultValue = text;
}

function keepTyped(target, fragment, name) {
  const named = `[name="${CSS.escape(name)}"]:not([type=hidden])`;
  const twins = [...fragment.querySelectorAll(named)];
  [...target.querySelectorAll(named)].forEach((control, place) => {
    const twin = twins[place];
    if (!twin) return;
    if (twin.type === "checkbox" || twin.type === "radio") return (twin.checked = control.checked);
    if (twin.options && ![...twin.options].some((one) => one.value === control.value)) {
      twin.add(new Option(control.value, control.value));
    }
    twin.value = control.value;
  });
}

function keepChoices(target, fragment) {
  for (const chosen of target.querySelectorAll("[type=radio]:checked")) {
    const twin = fragment.querySelector(`[name="${CSS.escape(chosen.name)}"][value="${chosen.value}"]`);
    if (twin) twin.checked = true;
  }
}

// Nothing leaves the page before what was typed is stored.
function whenStored(act) {
  goOn = null;
  if (!sent && !changes().size) return act();
  goOn = act;
  if (!sent || changes().size) save();
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (!wizard() || !button) return;
  if (form === wizard() && (button.hasAttribute("data-here") || button.value === "save")) {
    event.preventDefault();
    if (button.value === "save") save();
    else press(button);
  } else if (form.id === "choice") {
    chooseAll(event, button);
  } else if (sent || changes().size) {
    event.preventDefault();
    whenStored(() => submitAgain(form, button));
  }
});

// What a save draws anew has the same ids, and says what is to be done now; or it is gone.
function submitAgain(form, button) {
  const now = form.id ? document.getElementById(form.id) : form;
  now?.requestSubmit(document.getElementById(button.id) ?? button);
}

// The choice posts what was refused; anything typed since has to be refused, and so be in it, first.
function chooseAll(event, button) {
  if (!sent && sameTexts(changes(), refused)) return (leaving = true);
  event.preventDefault();
  goOn = () => document.getElementById("choice")?.requestSubmit(document.getElementById(button.id));
  goOn.chooses = true;
  if (!sent) save();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!wizard() || !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
  if (link.rel === "help" && wizard().contains(link)) return showHelp(event, link);
  if (link.hash && link.pathname === location.pathname) return setTimeout(goTo, 0, link.hash);
  if (!sent && !changes().size || link.closest("#pick [hx-get]")) return;
  if (link.closest("#choice")) return (leaving = true);
  event.preventDefault();
  whenStored(() => location.assign(link.href));
});

addEventListener("online", () => { if (wizard()) save(); });
document.addEventListener("visibilitychange", () => { if (wizard() && document.hidden && !leaving) save(); });
addEventListener("pagehide", () => {
  const texts = wizard() && !leaving ? changes() : new Map();
  if (!texts.size) return;
  const data = new FormData(wizard());
  keepChanges(data, texts);
  const headers = { "HX-Request": "true", "X-CSRFToken": data.get("csrfmiddlewaretoken") };
  fetch(wizard().getAttribute("action"), { method: "POST", keepalive: true, headers, body: new URLSearchParams(data) });
});
addEventListener("pageshow", (event) => { if (event.persisted && wizard()) location.reload(); });

// What the API says of a field comes in place of the link to it; what comes asks who changed its value last.
function showHelp(event, link) {
  const place = link.parentElement;
  event.preventDefault();
  htmx.ajax("GET", link.href + whereOf(link), { target: link, swap: "outerHTML" }).then(() => place.querySelector("summary")?.focus());
}

// Which field of the draft a link to help stands at: by its control, or by its list.
function whereOf(link) {
  const around = link.closest("[data-at], .f"), draft = location.pathname.match(/\/drafts\/(\d+)\//)?.[1];
  const at = around?.dataset.at ?? around?.querySelector('[name^="/"]')?.name;
  const base = document.getElementById("base")?.value;
  return at && draft && base ? `?${new URLSearchParams({ draft, at, base })}` : "";
}

// A link to a field opens the section it is in and puts the cursor there.
function goTo(hash) {
  const there = document.getElementById(decodeURIComponent(hash.slice(1)));
  for (let one = there?.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  if (!there?.id.startsWith("f-")) return there?.scrollIntoView({ block: "nearest" });
  const control = there.matches(CONTROLS) ? there : there.querySelector(CONTROLS);
  control?.focus();
}

document.addEventListener("DOMContentLoaded", () => {
  if (wizard()) firstOptionsAreShown();
  const now = document.querySelector(".steps .now");
  now.parentElement.scrollLeft = now.offsetLeft - now.parentElement.offsetLeft;
});
addEventListener("load", () => { if (wizard()) goTo(location.hash); }); // the browser's own way there ends before
