"""Tags of the wizard's templates: controls and tables, which Python writes."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from designer.drafts.control_html import field_html, message_html
from designer.drafts.controls import Control
from designer.drafts.fields import Grid, Picture
from designer.drafts.places import step_url
from designer.drafts.steps import BY_SLUG
from designer.drafts.table_html import part_html
from designer.drafts.tables import BoundPart

register = template.Library()

SWAPPED = ' hx-swap-oob="true"'


@register.simple_tag(takes_context=True)
def parts(context: Context, bound: list[BoundPart], swapped: str = "") -> SafeString:
    """The parts of a section, or with `swapped` those to be swapped in their places."""
    more = SWAPPED if swapped else ""
    html = (
        f'<div id="p-{part.id}" class="{_look(part)}"{more}>{_part(context, part)}</div>' for part in bound
    )
    return mark_safe("".join(html))  # noqa: S308 - escaped where written


def _look(part: BoundPart) -> str:
    return "part flush" if isinstance(part.part, Picture) and part.part.flush else "part"


def _part(context: Context, part: BoundPart) -> str:
    match part.part:
        case Grid():
            fields = "".join(field_html(control) for control in part.controls)
            return f'<div class="grid">{fields}</div>'
        case Picture(template=name):
            with context.push(part=part):
                return _template(context, name).render(context)
        case _:
            return part_html(part)


def _template(context: Any, name: str) -> template.Template:
    found: template.Template = context.template.engine.get_template(name)
    return found


@register.simple_tag
def message(control: Control) -> SafeString:
    """What there is to say about a control, for the script to put under it."""
    return mark_safe(message_html(control, "data-for"))  # noqa: S308 - escaped there


@register.simple_tag
def whole_field(control: Control) -> SafeString:
    """A field in a template of its own."""
    return field_html(control)


@register.simple_tag
def said(control: Control) -> SafeString:
    """The line under a control that a template of its own shows."""
    return mark_safe(message_html(control))  # noqa: S308 - escaped there


@register.simple_tag(takes_context=True)
def item_url(context: Context, slug: str, position: int | None = None) -> str:
    """The address of an item of another step of this draft; of the step without a position."""
    return step_url(context["draft"].pk, BY_SLUG[slug], position)


@register.simple_tag
def redrawn(control: Control) -> SafeString:
    """A whole field, to be swapped in its place."""
    return mark_safe(field_html(control).replace(">", f"{SWAPPED}>", 1))  # noqa: S308 - escaped there
