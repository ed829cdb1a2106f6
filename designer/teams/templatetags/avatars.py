"""`{% avatar person %}`: somebody's letter in their colour. It says nothing: the name stands beside it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from designer.teams.avatars import initial, look
from designer.teams.models import Person

register = template.Library()


@register.simple_tag
def avatar(person: Person) -> SafeString:
    return format_html('<span class="av {}" aria-hidden="true">{}</span>', look(person), initial(person))
