"""Tags of the wizard's templates: controls and tables, which Python writes."""

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from html import escape
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from designer.drafts.around_html import (
    SWAPPED,
    head_html,
    rail_html,
    saved_html,
    says_html,
    section_html,
    state_html,
    steps_html,
)
from designer.drafts.blank import AnyPart, made_once
from designer.drafts.control_html import field_html, input_html, message_html, words_of
from designer.drafts.controls import Control
from designer.drafts.entries_html import place_html
from designer.drafts.fields import Grid, Part, Picture
from designer.drafts.finding_html import finding_html
from designer.drafts.forms import BoundSection
from designer.drafts.marks_html import with_marks
from designer.drafts.models import Draft
from designer.drafts.page import StepPage
from designer.drafts.places import step_url
from designer.drafts.saved_html import around_html
from designer.drafts.saving import Saved
from designer.drafts.shown_finding import ShownFinding
from designer.drafts.steps import BY_SLUG
from designer.drafts.table_html import part_html
from designer.drafts.tables import BoundPart
from designer.drafts.tags import tags
from designer.drafts.words import KIND_NAMES

register = template.Library()


@register.simple_tag(takes_context=True)
def parts(context: Context, bound: Iterable[AnyPart], swapped: str = "") -> SafeString:
    """The parts of a section, or with `swapped` those to be swapped in their places."""
    more, language = SWAPPED if swapped else "", get_language() or ""
    return mark_safe(_parts(context, bound, language, more))  # noqa: S308 - escaped where written


@register.simple_tag(takes_context=True)
def item_sections(context: Context, sections: Iterable[BoundSection]) -> SafeString:
    """The sections of an item, each to be opened and closed."""
    language = get_language() or ""
    return mark_safe(  # noqa: S308 - escaped where written
        "".join(section_html(one, _parts(context, one.parts, language), language) for one in sections)
    )


def _parts(context: Context, bound: Iterable[AnyPart], language: str, more: str = "") -> str:
    write, draft_id = partial(_part, context, language=language), context["draft"].pk
    html = "".join(
        f'<div id="p-{part.id}" class="{_look(part.part)}"{more}>'
        f"{_inner(part, language, draft_id, write)}</div>"
        for part in bound
    )
    return with_marks(html, context["page"].beside.marks)


def _inner(part: AnyPart, language: str, draft_id: int, write: Callable[[BoundPart], str]) -> str:
    return write(part) if isinstance(part, BoundPart) else made_once(part, language, draft_id, write)


def _look(part: Part) -> str:
    return "part flush" if isinstance(part, Picture) and part.flush else "part"


def _part(context: Context, part: BoundPart, language: str) -> str:
    match part.part:
        case Grid():
            fields = "".join(place_html(cell, language) for cell in part.cells)
            return f'<div class="grid">{fields}</div>'
        case Picture(template=name):
            with context.push(part=part):
                return _template(context, name).render(context)
        case _:
            return part_html(part, language, context["draft"].pk)


def _template(context: Any, name: str) -> template.Template:
    found: template.Template = context.template.engine.get_template(name)
    return found


@register.simple_tag
def message(control: Control) -> SafeString:
    """What there is to say about a control, for the script to put under it."""
    return mark_safe(message_html(control, "data-for"))  # noqa: S308 - escaped there


@register.simple_tag(takes_context=True)
def findings(context: Context, shown: list[ShownFinding]) -> SafeString:
    """The items of a list of findings."""
    page, token = context["page"], context.get("csrf_token", "")
    return mark_safe("".join(finding_html(one, page, token) for one in shown))  # noqa: S308 - escaped there


@register.simple_tag
def says(section: BoundSection, swapped: str = "") -> SafeString:
    """What stands beside a section's heading."""
    return says_html(section, SWAPPED if swapped else "")


@register.simple_tag
def steps(page: StepPage, swapped: str = "") -> SafeString:
    """The stepper."""
    return steps_html(page.steps, get_language() or "", SWAPPED if swapped else "")


@register.simple_tag
def rail(page: StepPage, swapped: str = "") -> SafeString:
    """The containers or volumes at the side of their step."""
    return rail_html(page, SWAPPED if swapped else "")


@register.simple_tag
def item_head(page: StepPage, swapped: str = "") -> SafeString:
    """The heading of the item that is shown."""
    return head_html(page, SWAPPED if swapped else "")


@register.simple_tag
def draft_state(draft: Draft, swapped: str = "") -> SafeString:
    """Status, version and basis of a draft."""
    return state_html(draft, SWAPPED if swapped else "")


@register.simple_tag
def draft_tags(draft: Draft) -> SafeString:
    """What other apps mark it with."""
    shown = [(tag.url, tag.tone, tag.words) for tag in tags([draft.pk]).get(draft.pk, ())]
    return format_html_join(" ", '<a href="{}" class="tag {}">{}</a>', shown)


@register.simple_tag
def save_state(draft: Draft, swapped: str = "") -> SafeString:
    """When the draft was stored last."""
    return saved_html(draft, SWAPPED if swapped else "")


@register.simple_tag
def around(page: StepPage, saved: Saved, is_current: bool, is_in_place: bool) -> SafeString:
    """What a save changes around the form."""
    return around_html(page, saved, is_current=is_current, is_in_place=is_in_place)


@register.simple_tag
def keys() -> str:
    """The list of keys, the same on every page of a language."""
    return _keys(get_language() or "")


@lru_cache
def _keys(_language: str) -> str:
    return render_to_string("_keys.html")


@register.simple_tag
def kinds() -> list[tuple[str, str]]:
    """The kinds of the API's fields, with what people call them."""
    return [(kind, str(name)) for kind, name in KIND_NAMES.items()]


@register.filter
def kind_name(kind: str) -> str:
    return str(KIND_NAMES[kind])


@register.simple_tag
def whole_field(control: Control) -> SafeString:
    """A field in a template of its own."""
    return field_html(control, get_language() or "")


@register.simple_tag
def bare_input(control: Control, about: str) -> SafeString:
    """A control without label and message, in a table of a template's own; `about` says whose it is."""
    words = words_of(control.field, get_language() or "")
    html = input_html(control, words, f"{words.label}: {escape(about)}", described=False)
    return mark_safe(html)  # noqa: S308 - escaped there


@register.simple_tag
def said(control: Control) -> SafeString:
    """The line under a control that a template of its own shows."""
    return mark_safe(message_html(control))  # noqa: S308 - escaped there


@register.simple_tag(takes_context=True)
def item_url(context: Context, slug: str, position: int | None = None) -> str:
    """The address of an item of another step of this draft; of the step without a position."""
    return step_url(context["draft"].pk, BY_SLUG[slug], position)


@register.simple_tag(takes_context=True)
def redrawn(context: Context, control: Control) -> SafeString:
    """A whole field, to be swapped in its place."""
    html = field_html(control, get_language() or "").replace(">", f"{SWAPPED}>", 1)
    return mark_safe(with_marks(html, context["page"].beside.marks))  # noqa: S308 - escaped there
