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
    """`elements` in order, `controls` as the text of each by name, `forms` as what each posts, by its id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []
        self.controls: dict[str, str] = {}
        self.forms: dict[str, dict[str, str]] = {}
        self._form = ""
        self._open: Attributes | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag == "form":
            self._form = attributes.get("id", "")
        elif tag in ("textarea", "select"):
            self._open = attributes
            self._hold(attributes, "")
        elif tag == "option" and self._open is not None and "selected" in attributes:
            self._hold(self._open, attributes.get("value", ""))
        elif tag == "input" and (attributes.get("type") in ("text", "hidden") or "checked" in attributes):
            self._hold(attributes, attributes.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._open is not None:
            self._hold(self._open, self.controls[self._open.get("name", "")].removeprefix("\n"))
        if tag in ("textarea", "select"):
            self._open = None
        elif tag == "form":
            self._form = ""

    def handle_data(self, data: str) -> None:
        if self._open is not None and self.elements[-1] == ("textarea", self._open):
            self._hold(self._open, self.controls[self._open.get("name", "")] + data)

    def _hold(self, attributes: Attributes, value: str) -> None:
        """A browser posts what is named and not disabled; of equal names the last one counts."""
        name = attributes.get("name", "")
        self.controls[name] = value
        if name and "disabled" not in attributes:
            self.forms.setdefault(self._form, {})[name] = value

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
