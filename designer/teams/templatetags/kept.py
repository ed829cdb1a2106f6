"""`{% kept theme=theme %}…{% endkept %}`: a piece of a page that is the same for many requests, made once."""

from collections.abc import Hashable
from typing import Any, Final

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

_MOST: Final = 256


@register.tag
def kept(parser: Parser, token: Token) -> "KeptNode":
    """What is in it sees the named values alone, so that it cannot show what it is not kept by.

    The page's language and the prefix of its addresses it is kept by as well. No token against forged
    posts and nothing of the request can get in.
    """
    words = token.split_contents()[1:]
    values = token_kwargs(words, parser)
    if words:
        raise template.TemplateSyntaxError("kept takes name=value pairs only.")
    inner = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(inner, values)


class KeptNode(template.Node):
    child_nodelists = ("inner",)

    def __init__(self, inner: NodeList, values: dict[str, FilterExpression]) -> None:
        self.inner = inner
        self.values = values
        self._made: dict[Hashable, SafeString] = {}

    def render(self, context: Any) -> SafeString:
        values = [value.resolve(context) for value in self.values.values()]
        key = (get_language(), get_script_prefix(), *values)
        found = self._made.get(key)
        if found is None:
            alone = context.new(dict(zip(self.values, values, strict=True)))
            if len(self._made) >= _MOST:
                self._made.clear()
            found = self._made[key] = self.inner.render(alone)
        return found
