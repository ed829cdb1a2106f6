"""Characters that deceive: those that cannot be seen, and those that look like another.

Source for what looks alike: Unicode Technical Standard 39, confusables, as far as one letter of another
script is drawn like one of ours; compatibility forms are told by Unicode's own normalisation.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DRAWN_ALIKE: Final = {
    alike: plain
    for plains, others in (
        ("aceopxysijhdqwlkmt", "асеорхуѕіјһԁԛԝӏкмт"),
        ("ABCEHIJKMOPSTXYZ", "АВСЕНІЈКМОРЅТХҮＺ"),
        ("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
        ("oviuptkx", "ονιυρτκχ"),
        ("gaiIl", "ɡɑıӀǀ"),
        ("-----", "‐‑‒–−"),
        ("//:.", "⁄∕꞉․"),
    )
    for plain, alike in zip(plains, others, strict=True)
}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"})
_SEEN: Final = frozenset(" \n\t\r")
_DRAWN_EMPTY: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_VARIATIONS: Final = re.compile("[\ufe00-\ufe0e\U000e0100-\U000e01ef]")
_PIECE: Final = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Odd:
    """A character of a text at `start`; `like` is what it looks like, empty where it cannot be seen."""

    start: int
    char: str
    like: str

    @property
    def code(self) -> str:
        """U+200B."""
        return f"U+{ord(self.char):04X}"


def odd_characters(text: str) -> Iterator[Odd]:
    """Those of a text, in its order. A word all in another script is what it seems to be."""
    if text.isascii() and text.isprintable():
        return
    for word in _PIECE.finditer(text):
        yield from _of_word(word[0], word.start())


def _of_word(word: str, start: int) -> Iterator[Odd]:
    is_ours = _is_ours(word)
    for at, char in enumerate(word, start):
        if _is_unseen(char):
            yield Odd(at, char, "")
        elif is_ours and (like := _like(char)):
            yield Odd(at, char, like)


def _is_unseen(char: str) -> bool:
    if char in _SEEN:
        return False
    is_unseen = unicodedata.category(char) in _UNSEEN or char in _DRAWN_EMPTY
    return is_unseen or _VARIATIONS.match(char) is not None


def _is_ours(word: str) -> bool:
    """Whether a word reads as Latin: no letter of it is of another script and looks like nothing of ours."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return any(char.isascii() for char in word)
    return all(char.isascii() or _like(char) or _is_latin(char) for char in letters)


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


def _like(char: str) -> str:
    """The ASCII character that another one looks like; empty for none."""
    if char.isascii():
        return ""
    plain = unicodedata.normalize("NFKC", char)
    is_plain = len(plain) == 1 and plain.isascii() and plain.isprintable() and plain != " "
    return _DRAWN_ALIKE.get(char, plain if is_plain else "")
