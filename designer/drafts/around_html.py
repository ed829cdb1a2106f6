"""What stands around the form and follows every save: steps, items, headings. Written in Python, as they
come with each page and each answer.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from designer.drafts import says
from designer.drafts.fields import Section, Step
from designer.drafts.forms import BoundSection
from designer.drafts.marks_html import mark_html
from designer.drafts.models import TONES, Basis, Draft, Status
from designer.drafts.page import ItemLink, OutlineLink, StepLink, StepPage
from designer.teams.templatetags.icons import icon
from designer.translated import gettext as _

SWAPPED = ' hx-swap-oob="true"'


@lru_cache(maxsize=256)
def title_html(named: Section | Step, _language: str) -> str:
    """The title of a step or section in the language of the page, escaped."""
    return escape(str(named.title))


@lru_cache(maxsize=256)
def short_html(section: Section, _language: str) -> str:
    """What the outline calls a section."""
    return escape(str(section.short or section.title))


@lru_cache(maxsize=512)
def steps_html(links: tuple[StepLink, ...], language: str, more: str = "") -> SafeString:
    """The stepper; with `more` among the attributes of its element. Most saves leave it as it was."""
    label, steps = _("Steps"), "".join(_step(link, language) for link in links)
    return _safe(
        f'<nav class="stick" id="steps" aria-label="{escape(label)}"{more}>'
        f'<ol class="steps">{steps}</ol></nav>'
    )


def _step(link: StepLink, language: str) -> str:
    mark = icon("x") if link.errors else icon("check")
    current = ' aria-current="step"' if link.is_current else ""
    return (
        f'<li class="{link.look}">{mark}<a href="{link.url}" id="step-{link.step.slug}"{current}>'
        f"{title_html(link.step, language)}</a><small>{escape(link.says)}</small></li>"
    )


def rail_html(page: StepPage, more: str = "") -> SafeString:
    """The items of the step, the one shown with its outline."""
    title, count = escape(str(page.step.title)), len(page.items)
    both = {"n": count, "most": page.step.most}
    counted = _("%(n)s of %(most)s") % both if page.step.most else str(count)
    items = "".join(_item(link) + (_outline(page.outline) if link.is_current else "") for link in page.items)
    return _safe(
        f'<nav class="rail" id="rail" aria-label="{title}"{more}>'
        f'<p class="row xs mut b rh">{title} <span class="push">{escape(counted)}</span></p>{items}'
        f'<button class="btn s" id="add-item" name="do" value="insert:/{page.step.items}">'
        f"{icon('plus')}{escape(str(page.step.add))}</button></nav>"
    )


def _item(link: ItemLink) -> str:
    current = ' aria-current="true"' if link.is_current else ""
    unnamed = says.unnamed(link.position + 1)
    name = escape(link.name) or f'<span class="mut">{escape(unnamed)}</span>'
    return (
        f'<a href="{link.url}" id="r-{link.position}"{current}><b>{name}</b>'
        f"<span>{_errors(link.error_words)}</span><small>{escape(str(link.says))}</small></a>"
    )


def _outline(links: Iterable[OutlineLink]) -> str:
    wrong, language = icon("circle-x", "t-err", _("has an error")), get_language() or ""
    entries = "".join(
        f'<li><a href="#s-{link.section.id}" id="o-{link.section.id}">'
        f"{short_html(link.section, language)}"
        f' <span class="mut">{wrong if link.errors else link.rows or ""}</span></a></li>'
        for link in links
    )
    return f'<ul class="hide-s">{entries}</ul>'


def says_html(section: BoundSection, more: str = "") -> SafeString:
    """What stands beside a section's heading: its errors, and its value while it is closed."""
    return _safe(
        f'<span class="row t nwrap says" id="w-{section.section.id}"{more}>{_errors(section.error_words)}'
        f'<span class="mut sm">{escape(str(section.says))}</span></span>'
    )


def section_html(section: BoundSection, parts: str, language: str) -> str:
    """A section that opens and closes, with its parts and a button that takes all of it off."""
    told = section.section
    title = title_html(told, language)
    off = f'<div class="row">{_take_off(section.unset, title)}</div>' if section.unset else ""
    return (
        f'<details class="sec" id="s-{told.id}"{" open" if section.is_open else ""}>'
        f"<summary><h3>{title}</h3>{says_html(section)}</summary>"
        f'<div class="stack">{parts}{off}</div></details>'
    )


def _take_off(pointer: str, title: str) -> str:
    words = escape(_("Remove %(what)s")) % {"what": title}
    return (
        f'<button class="btn s d" name="do" value="unset:{escape(pointer)}">{icon("trash-2")}{words}</button>'
    )


def _errors(words: str) -> str:
    return f'<span class="tag err">{escape(words)}</span>' if words else ""


def _safe(html: str) -> SafeString:
    """Everything put into it was escaped where it was put in, but ids and addresses of our own."""
    return mark_safe(html)  # noqa: S308


def head_html(page: StepPage, more: str = "") -> SafeString:
    """The name of the item that is shown, what it is, and how many errors it has."""
    link = page.current_item
    if link is None:
        return _safe("")
    name = escape(link.name or _("No name yet"))
    tag = f'<span class="tag info">{escape(str(link.tag))}</span>' if link.tag else ""
    mark = page.beside.marks.get(page.form.at)
    said = f"{tag}{_errors(link.error_words)}{mark_html(mark) if mark else ''}"
    return _safe(f'<span class="row t" id="item-head"{more}><h2>{name}</h2>{said}</span>')


def state_html(draft: Draft, more: str = "") -> SafeString:
    """The draft's status, its version, and what it is based on."""
    tone = TONES[Status(draft.status)]
    based = (
        _("based on %(basis)s") % {"basis": draft.based_on} if draft.based_on else Basis(draft.basis).label
    )
    edit = _("edit %(n)s") % {"n": draft.version}
    return _safe(
        f'<span class="row t" id="draft-state"{more}>'
        f'<span class="tag {tone}">{escape(str(Status(draft.status).label))}</span>'
        f'<span class="mut sm">{escape(edit)} · {escape(str(based))}</span></span>'
    )


def saved_html(draft: Draft, more: str = "") -> SafeString:
    """When the draft was stored last, to the second."""
    words, at = _("Saved"), timezone.localtime(draft.edited_at)
    return _safe(
        f'<span class="push row t sm mut" id="save-state" role="status"{more}>{icon("cloud-check", "t-ok")} '
        f'{escape(words)} <time datetime="{at.isoformat()}">{at:%H:%M:%S}</time></span>'
    )
