"""Tags of the wizard's templates: controls and tables, which Python writes."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from designer.drafts.control_html import field_html, message_html
from designer.drafts.controls import Control
from designer.drafts.table_html import part_html
from designer.drafts.tables import BoundPart

register = template.Library()

SWAPPED = ' hx-swap-oob="true"'


@register.simple_tag
def grid(part: BoundPart) -> SafeString:
    """The fields of a part beside each other."""
    fields = "".join(field_html(control) for control in part.controls)
    return mark_safe(f'<div class="grid">{fields}</div>')  # noqa: S308 - escaped where written


@register.simple_tag
def table(part: BoundPart, url: str) -> SafeString:
    """The rows of a part, with buttons that post to `url`."""
    return part_html(part, url)


@register.simple_tag
def message(control: Control) -> SafeString:
    """The line under a control, to be swapped in its place."""
    return mark_safe(message_html(control, SWAPPED))  # noqa: S308 - escaped there


@register.simple_tag
def redrawn(control: Control) -> SafeString:
    """A whole field, to be swapped in its place."""
    return mark_safe(field_html(control).replace(">", f"{SWAPPED}>", 1))  # noqa: S308 - escaped there
