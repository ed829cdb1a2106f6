"""A page as a browser reads it: its elements, the text each control holds, and what does not belong there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

Attributes = dict[str, str]

_OWN_ADDRESS: Final = re.compile(r"(?:[/#?](?![/\\])|https://docs\.aws\.amazon\.com/|https://console\.|\Z)")
_ADDRESSES: Final = {
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "hx-get",
    "hx-post",
    "data",
    "srcset",
}
_FOREIGN: Final = {"iframe", "object", "embed", "base", "style", "x-injected"}


class Markup(HTMLParser):
    """`elements` in their order; `controls` are names and the text that would be posted back."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []
        self.controls: dict[str, str] = {}
        self._area = self._select = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        name = attributes.get("name", "")
        if tag == "textarea":
            self._area, self.controls[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attributes and self._select:
            self.controls[self._select] = attributes.get("value", "")
        elif tag == "input" and (attributes.get("type") == "text" or "checked" in attributes):
            self.controls[name] = attributes.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.controls[self._area] = self.controls[self._area].removeprefix("\n")
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.controls[self._area] += data

    def foreign(self) -> Iterator[str]:
        """Elements, attributes and addresses that none of our templates writes."""
        for tag, attributes in self.elements:
            if tag in _FOREIGN or (tag == "script" and "src" not in attributes):
                yield f"<{tag}>"
            for name, value in attributes.items():
                if name.startswith("on") or name in {"x-injected", "hx-vals", "style", "srcdoc"}:
                    yield f"<{tag} {name}={value!r}>"
                if name in _ADDRESSES and not _OWN_ADDRESS.match(value):
                    yield f"<{tag} {name}={value!r}>"
