"""The words of a page or template that a person sees or hears read out."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

SPOKEN: Final = ("aria-label", "title", "placeholder", "alt", "data-copied")
VERBATIM: Final = {"code", "kbd", "pre", "script", "style", "textarea"}
"""What stands in these is typed, sent or kept as it is, in every language."""

_UNSEEN: Final = re.compile(
    r"{% blocktranslate.*?{% endblocktranslate %}|{% block main_class %}.*?{% endblock %}", re.S
)
_TAGS: Final = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.S)


class Seen(HTMLParser):
    """`texts`: each text that is neither verbatim nor quoted in English, and each spoken attribute."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._verbatim: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.texts += [" ".join(text.split()) for name in SPOKEN if (text := named.get(name))]
        quoted = tag != "html" and named.get("lang") == "en"
        if tag in VERBATIM or quoted or "json" in (named.get("class") or "").split():
            self._verbatim.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._verbatim and self._verbatim[-1] == tag:
            self._verbatim.pop()

    def handle_data(self, data: str) -> None:
        if not self._verbatim and (text := " ".join(data.split())):
            self.texts.append(text)


def of_page(html: str) -> list[str]:
    return Seen(html).texts


def of_template(source: str) -> Iterator[str]:
    """What a template says of its own accord: not by a variable, and not marked for translation."""
    bare = _TAGS.sub(" ", _UNSEEN.sub(" ", source))
    return (text for text in Seen(bare).texts if re.search(r"[A-Za-z]{2}", text))
