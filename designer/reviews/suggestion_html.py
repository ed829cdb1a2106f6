"""A suggested value as HTML: before and after, who applied it, or the button that does; secrets masked."""

from html import escape
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from designer.drafts.marked_text import marked, oddities
from designer.drafts.shown_change import text_of
from designer.reviews.models import Suggestion
from designer.reviews.proposing import value_text
from designer.reviews.shown_thread import Met, ShownThread
from designer.taskdef.masking import Mask
from designer.taskdef.paths import ABSENT
from designer.teams.templatetags.icons import icon


def suggestion_html(suggestion: Suggestion, shown: ShownThread) -> str:
    proposal = suggestion.proposal
    mask = Mask()
    before = text_of(mask.value(proposal.before, proposal.name))
    after = text_of(mask.value(proposal.after, proposal.name))
    title = _("Suggests to remove it") if proposal.after is ABSENT else _("Suggests this value")
    return (
        f'<div class="stack s"><p class="sm b">{escape(title)}</p>{_sides(before, after)}{_odd(after or "")}'
        f"{_fate(suggestion, shown)}</div>"
    )


def _odd(text: str) -> str:
    found = ", ".join(oddities(text))
    words = escape(_("Characters that deceive:"))
    return f'<p class="sm t-warn">{words} {escape(found)}</p>' if found else ""


def _sides(before: str | None, after: str | None) -> str:
    sides = (_side("del", before, after), icon("arrow-right"), _side("ins", after, before))
    return f'<div class="ba">{"".join(sides)}</div>'


def _side(tag: str, text: str | None, other: str | None) -> str:
    if text is None:
        nothing = escape(_("not set"))
        return f'<span class="xs mut">{nothing}</span>'
    told = _("before:") if tag == "del" else _("after:")
    return f'<{tag}><span class="sr">{escape(told)} </span>{marked(text, other)}</{tag}>'


def _fate(suggestion: Suggestion, shown: ShownThread) -> str:
    if suggestion.applied_by is not None:
        said: dict[str, Any] = {"name": suggestion.applied_by.name}
        words = _("Applied by %(name)s: it was so already") % said
        if suggestion.applied_in is not None:
            words = _("Applied by %(name)s in edit %(n)s") % (said | {"n": suggestion.applied_in.version})
        return f'<p><span class="tag ok">{icon("check")}{escape(words)}</span></p>'
    met = _met(shown.met) if shown.met and shown.met.suggestion == suggestion.pk else ""
    if not shown.reader.may_edit or shown.thread.is_gone:
        return met
    action = reverse("reviews:apply_suggestion", args=[suggestion.pk])
    words, label = escape(_("Apply")), escape(_("Apply the suggestion to %(field)s") % {"field": shown.name})
    return (
        f'{met}<form class="row" method="post" action="{action}">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{shown.reader.token}">'
        f'<button class="btn s" aria-label="{label}">{icon("check")}{words}</button></form>'
    )


def _met(met: Met) -> str:
    """Why it was not applied, with both values."""
    nothing = _("not set")
    mine, theirs = (
        f"<dt>{escape(words)}</dt><dd><code>{escape(value or nothing)}</code></dd>"
        for words, value in ((_("Suggested"), met.mine), (_("Now"), met.theirs))
    )
    return (
        f'<div class="note warn" role="alert">{icon("triangle-alert")}<div><p>{escape(met.why)}</p>'
        f'<dl class="kv l sm">{mine}{theirs}</dl></div></div>'
    )


def value_fields(shown: ShownThread) -> str:
    """The box for another value, and the tick for none."""
    writing, id = shown.writing, f"value-{shown.thread.pk}"
    text = value_text(shown.document, shown.thread.at) if writing.value is None else writing.value
    is_first = not writing.problem
    return value_fields_html(id, shown.name, text, removes=writing.removes, has_focus=is_first)


def value_fields_html(
    id: str, name: str, text: str, *, removes: bool = False, has_focus: bool = False
) -> str:
    label = escape(_("Suggested value of %(field)s") % {"field": name})
    remove = escape(_("Suggest to remove it"))
    hint = escape(_("Change it to suggest another value. An author applies it with one click."))
    focus = " autofocus" if has_focus else ""
    rows, checked = min(12, max(1, text.count("\n") + 1)), " checked" if removes else ""
    return (
        f'<div class="stack s"><label class="b sm" for="{id}">{label}</label>'
        f'<span class="hint" id="{id}-h">{hint}</span>'
        f'<textarea class="in mono" id="{id}" name="value" rows="{rows}" spellcheck="false"'
        f' aria-describedby="{id}-h"{focus}>\n{escape(text)}</textarea>'
        f'<label class="chk sm"><input type="checkbox" name="remove" value="1"{checked}>'
        f"<span>{remove}</span></label></div>"
    )
