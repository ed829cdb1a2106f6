"""The API's documentation, which botocore carries as HTML, as text for people."""

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset({"p", "ul", "ol", "dl", "dt", "dd", "note", "important"})
_LOOSE_STOP: Final = re.compile(r" (?=[.,;:](?: |\Z))")


def plain_text(html: str) -> str:
    """Paragraphs with an empty line between them; each entry of a list on its own line, after a dash."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._words: list[str] = []
        self._separator = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_paragraph()
        elif tag == "li":
            self._end_paragraph()
            self._separator = "\n- "

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag == "li":
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def text(self) -> str:
        self._end_paragraph()
        return self._text.strip()

    def _end_paragraph(self) -> None:
        paragraph = _LOOSE_STOP.sub("", " ".join("".join(self._words).split()))
        self._words.clear()
        if paragraph:
            self._text += self._separator + paragraph
            self._separator = "\n\n"
