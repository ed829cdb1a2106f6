"""Tags of the wizard's templates."""

from django import template
from django.utils.safestring import SafeString

from designer.drafts.table_html import part_html
from designer.drafts.tables import BoundPart

register = template.Library()


@register.simple_tag
def table(part: BoundPart, url: str) -> SafeString:
    """The rows of a part, with buttons that post to `url`."""
    return part_html(part, url)
