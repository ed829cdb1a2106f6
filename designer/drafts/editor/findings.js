// Findings under their lines: what the list beside the editor says, each below the value that it is about.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const MOST = 200; // lines with a finding under them

const found = StateEffect.define();

class Under extends WidgetType {
  constructor(item) {
    super();
    this.item = item;
  }

  eq(other) {
    return other.item.outerHTML === this.item.outerHTML;
  }

  toDOM() {
    const box = document.createElement("div");
    box.className = `cm-finding ${this.item.dataset.tone}`;
    box.append(this.item.querySelector("svg").cloneNode(true));
    const words = box.appendChild(document.createElement("span"));
    const bold = words.appendChild(document.createElement("b"));
    bold.textContent = this.item.querySelector("p a").textContent;
    const fix = this.item.querySelector("[data-fix]");
    if (fix) words.append(` ${fix.textContent}`);
    const offer = this.item.querySelector("button");
    if (offer) box.append(offer.cloneNode(true));
    return box;
  }

  ignoreEvent() {
    return true;
  }
}

const shown = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const now = marks.map(transaction.changes);
    const effect = transaction.effects.find((one) => one.is(found));
    return effect ? decorations(transaction.state, effect.value) : now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const findings = [shown];

// Take over the list that stands in the page now.
export function showFindings(view) {
  const items = [...document.querySelectorAll("#json-findings .finds > [data-line]")].slice(0, MOST);
  view.dispatch({ effects: found.of(items.filter((item) => item.dataset.tone !== "info" && isTicked(item))) });
}

const isTicked = (item) => document.querySelector(`[data-show="${item.dataset.level}"]`)?.checked !== false;

function decorations(state, items) {
  const marks = [];
  for (const item of items) {
    const line = state.doc.line(Math.min(Math.max(1, Number(item.dataset.line)), state.doc.lines));
    marks.push(Decoration.line({ class: `cm-${item.dataset.tone}` }).range(line.from));
    marks.push(Decoration.widget({ widget: new Under(item), block: true, side: 1 }).range(line.to));
  }
  return Decoration.set(marks, true);
}

// Where in the text a line and column are, whatever became of it.
export function offsetOf(state, line, column) {
  const there = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(there.from + Math.max(0, column - 1), there.to);
}

