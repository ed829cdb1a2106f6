// Posts the text: to be checked and kept while it is typed, to be saved when asked; one request at a time.
import { ChangeSet } from "@codemirror/state";

import { showFindings } from "./findings.js";

const WAIT = 700; // milliseconds without a key before the text is looked at
const form = () => document.getElementById("json-form");

export class Saving {
  constructor(view, words, refreshed) {
    this.view = view;
    this.words = words;
    this.refreshed = refreshed;
    this.shown = this.text; // what the draft says, as it stands in the editor
    this.sent = this.text; // what was posted last
    this.since = null; // what was typed since the post that is on its way
    this.busy = Promise.resolve();
    this.timer = 0;
  }

  get text() {
    return this.view.state.doc.toString();
  }

  get isChanged() {
    return this.text !== this.shown;
  }

  get isUnkept() {
    return this.text !== this.sent;
  }

  typed(changes) {
    this.since = this.since?.compose(changes) ?? null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), WAIT);
    this.tell(this.isChanged ? this.words.waits : "");
  }

  // What is found in the text now; the server keeps it until it is saved.
  check() {
    return this.next(async () => {
      const text = this.text;
      if (text === this.sent) return;
      const answer = await this.post(form().dataset.check, "", { keepalive: text.length < 60_000 });
      if (!answer) return;
      this.sent = text;
      if (text === this.text) this.take(answer.html, ["json-size", "json-findings", "json-outline", ...(answer.ok ? [] : ["json-note"])]);
      this.tell(this.isChanged ? this.words.keep : "");
    });
  }

  // Save, or what another button asks for. Answers whether it was stored.
  act(what) {
    clearTimeout(this.timer);
    return this.next(async () => {
      const posted = this.text;
      this.since = ChangeSet.empty(posted.length);
      const answer = await this.post(form().action, what);
      if (!answer) return false;
      const now = this.take(answer.html, null, posted);
      const isStored = answer.ok && what === "save";
      if (isStored) this.shown = now;
      this.sent = now;
      this.tell(this.isChanged ? this.words.keep : "");
      if (this.text !== now) this.typed(ChangeSet.empty(this.text.length));
      if (!answer.ok) this.refused();
      return isStored;
    });
  }

  next(work) {
    this.busy = this.busy.then(work, work);
    return this.busy;
  }

  async post(address, what, more = {}) {
    const body = new FormData(form());
    body.set("text", this.text);
    if (what) body.set("do", what);
    try {
      const response = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" }, ...more });
      const html = await response.text();
      if ([200, 409, 422].includes(response.status)) return { html, ok: response.ok, typed: body.get("text") };
      this.complain(response.status < 500 ? html : "");
    } catch {
      this.complain("");
    }
    return null;
  }

  refused() {
    this.markUnsaved();
    document.getElementById("json-note").scrollIntoView({ block: "nearest" });
  }

  markUnsaved() {
    document.getElementById("save-state").replaceChildren(document.getElementById("unsaved").content.cloneNode(true));
  }

  complain(html) {
    const note = new DOMParser().parseFromString(html, "text/html").querySelector(".note");
    document.getElementById("notice").replaceChildren(note ?? document.getElementById("not-saved").content.cloneNode(true));
    this.markUnsaved();
  }

  // Put each piece of an answer into its place, and the new text, if there is one, into the editor. Answers
  // what has become of the text that was posted.
  take(html, only = null, posted = "") {
    const pieces = new DOMParser().parseFromString(html, "text/html").body;
    document.getElementById("notice").replaceChildren();
    const unticked = [...document.querySelectorAll("[data-show]:not(:checked)")].map((one) => one.id);
    const text = pieces.querySelector("#new-text")?.value;
    if (text !== undefined) this.replace(posted, text);
    this.since = null;
    for (const piece of [...pieces.children]) {
      const there = document.getElementById(piece.id);
      if (!there || piece.id === "new-text" || !(only ?? [piece.id]).includes(piece.id)) continue;
      const hadFocus = there === document.activeElement;
      there.replaceWith(document.adoptNode(piece));
      if (hadFocus) document.getElementById(piece.id).focus();
    }
    for (const level of unticked) {
      const tick = document.getElementById(level);
      if (tick) tick.checked = false;
    }
    showFindings(this.view);
    this.refreshed();
    return text ?? posted;
  }

  // Only what differs is exchanged, so that the cursor, what is folded and what was typed meanwhile stay.
  replace(before, text) {
    let start = 0, end = 0;
    const least = Math.min(before.length, text.length);
    while (start < least && before[start] === text[start]) start += 1;
    while (end < least - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
    if (start === before.length && start === text.length) return;
    const change = { from: start, to: before.length - end, insert: text.slice(start, text.length - end) };
    const changes = ChangeSet.of(change, before.length).map(this.since);
    this.view.dispatch({ changes, userEvent: "input.replaced" });
  }

  tell(words) {
    const state = document.getElementById("json-state");
    if (state.textContent !== words) state.textContent = words;
    document.getElementById("json-discard").hidden = !this.isChanged;
  }
}
