"""A finding in a list: what is wrong, what to do, where, and what one click would do. Written in Python, as
every page and every answer of the wizard brings all of them.
"""

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from designer.drafts.page import StepPage
from designer.drafts.remedies import Line, Remedy
from designer.drafts.rule_book import rule_url
from designer.drafts.shown_finding import ShownFinding
from designer.teams.templatetags.icons import icon
from designer.translated import gettext as _


@dataclass(frozen=True)
class ListWords:
    """What stands with each finding of a list in one language, escaped."""

    why: str
    why_what: str
    aside: str
    aside_what: str


@lru_cache
def words_in(_language: str) -> ListWords:
    """The words around findings; asking for them for each finding would take longer than the rest."""
    return ListWords(
        escape(_("Why")),
        escape(_("Why: %(what)s")),
        escape(_("Set aside…")),
        escape(_("Set aside: %(what)s")),
    )


def finding_html(shown: ShownFinding, page: StepPage, token: object) -> str:
    """One item of the list. `token` is the page's against forged posts, made up when it is written."""
    remedy = shown.remedy
    return (
        f'<li data-level="{shown.finding.level}">{icon(shown.icon, shown.tone_class, shown.level)}'
        f'<p><a href="{escape(shown.url)}" id="{shown.id}">{escape(shown.message)}</a></p>'
        f'<p class="xs mut">{escape(shown.fix)} {_why(shown)}</p>'
        f'<div class="xs mut">{escape(shown.where)}{_set_aside(shown, page)}</div>'
        f"{_remedy(remedy, shown, page, token) if remedy else ''}</li>"
    )


def _why(shown: ShownFinding) -> str:
    words, address = words_in(get_language() or ""), rule_url(shown.finding.rule)
    label = words.why_what % {"what": escape(shown.message)}
    return f'<a href="{address}" rel="help" aria-label="{label}">{words.why}</a>'


def _set_aside(shown: ShownFinding, page: StepPage) -> str:
    if not (shown.may_be_set_aside and page.may_edit):
        return ""
    words = words_in(get_language() or "")
    label = words.aside_what % {"what": escape(shown.message)}
    address = _set_aside_url(page.draft.pk, shown.finding.rule, get_script_prefix())
    return f' · <a href="{address}" id="{shown.id}-a" aria-label="{label}">{words.aside}</a>'


@lru_cache(maxsize=1024)
def _set_aside_url(draft_id: int, rule: str, _script_prefix: str) -> str:
    return reverse("drafts:set_aside", args=[draft_id, rule])


def _remedy(remedy: Remedy, shown: ShownFinding, page: StepPage, token: object) -> str:
    """The change, folded, with the form that makes it."""
    hidden = {
        "csrfmiddlewaretoken": token,
        "base": page.draft.version,
        "once": page.once + shown.key,
        "rule": shown.finding.rule,
        "path": shown.finding.path,
    }
    inputs = "".join(
        f'<input type="hidden" name="{name}" value="{escape(str(value))}">' for name, value in hidden.items()
    )
    press = escape(_("Make this change"))
    id, address = shown.id, reverse("drafts:mend", args=[page.draft.pk])
    return (
        f'<details class="remedy" id="{id}-d">'
        f'<summary class="btn s">{icon("wrench")}{escape(remedy.words)}</summary>'
        f'<form class="stack s" id="{id}-f" method="post" action="{address}">{inputs}'
        f"{''.join(map(_line, remedy.lines))}"
        f'<button class="btn s" id="{id}-b" name="end" value="1">{press}</button>'
        "</form></details>"
    )


def _line(line: Line) -> str:
    before = f"<del>{escape(line.before)}</del>" if line.before else ""
    after = f"<ins>{escape(line.after)}</ins>" if line.after else ""
    return f'<div class="stack s"><b class="xs">{escape(line.where)}</b>{before}{after}</div>'
