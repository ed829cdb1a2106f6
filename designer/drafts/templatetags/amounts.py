"""A filter for sizes of text, counted as the limit of a task definition is."""

from django import template

from designer.drafts.limits import kib

register = template.Library()


@register.filter
def kibibytes(size: int) -> str:
    """`{{ page.size|kibibytes }}`: 2.7 KiB of 2,745 bytes."""
    return f"{kib(size)} KiB"
