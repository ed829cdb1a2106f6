"""Places in a document: JSON Pointers (RFC 6901) and patterns such as `containerDefinitions[].image`."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, Final

Key = str | int
Parts = tuple[Key, ...]


class Absent(Enum):
    """The type of `ABSENT`, which stands where a document has no value. It is not null."""

    ABSENT = "absent"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT

_INDEX = re.compile(r"(?:0|[1-9][0-9]{0,8})\Z", re.ASCII)


def escape(key: Key) -> str:
    """One reference token of a pointer: `a/b` becomes `a~1b`."""
    text = str(key)
    return text.replace("~", "~0").replace("/", "~1") if "/" in text or "~" in text else text


def unescape(token: str) -> str:
    """The key that a reference token stands for: `a~1b` is `a/b`."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def pointer(parts: Parts) -> str:
    """('tags', 0, 'key') becomes '/tags/0/key'."""
    return "".join("/" + escape(part) for part in parts)


def tokens(text: str) -> list[str]:
    """The reference tokens of a pointer, all as text. Raises ValueError when it is not a pointer."""
    return list(_tokens(text))


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[str, ...]:
    """A page follows the same few hundred pointers again and again."""
    if text == "":
        return ()
    if not text.startswith("/"):
        raise ValueError(f"not a JSON Pointer: {text!r}")
    return tuple(map(unescape, text[1:].split("/")))


@lru_cache(maxsize=8192)
def _places(text: str) -> tuple[tuple[str, int | None], ...]:
    """The tokens of a pointer, each with the place in a list that it names."""
    return tuple((token, index(token)) for token in _tokens(text))


def index(token: str) -> int | None:
    """The place in a list that a token names; None for any other text, "00" and "²" among it."""
    return int(token) if _INDEX.match(token) else None


def parse(text: str, document: Any) -> Parts:
    """The parts of a pointer; a token is an index where the document has a list at that place.

    Where the document has nothing, a token of digits is taken for an index. Raises ValueError.
    """
    parts: list[Key] = []
    here = document
    for token in tokens(text):
        place = index(token)
        if isinstance(here, list) and place is None:
            raise ValueError(f"not a position in a list: {token!r}")
        is_place = isinstance(here, list) or here is ABSENT
        parts.append(place if is_place and place is not None else token)
        here = _child(here, parts[-1])
    return tuple(parts)


def _child(value: Any, key: Key) -> Any:
    if isinstance(value, dict):
        return value.get(key, ABSENT) if isinstance(key, str) else ABSENT
    if isinstance(value, list) and isinstance(key, int):
        return value[key] if 0 <= key < len(value) else ABSENT
    return ABSENT


def get(document: Any, where: str | Parts) -> Any:
    """The value at a pointer or at its parts, or ABSENT. Raises ValueError as `parse` does."""
    if isinstance(where, str):
        return _follow(document, where)
    here = document
    for key in where:
        here = _child(here, key)
        if here is ABSENT:
            return ABSENT
    return here


def _follow(document: Any, text: str) -> Any:
    here = document
    for token, place in _places(text):
        if isinstance(here, dict):
            here = here.get(token, ABSENT)
        elif isinstance(here, list):
            if place is None:
                raise ValueError(f"not a position in a list: {token!r}")
            here = here[place] if place < len(here) else ABSENT
        else:
            return ABSENT
    return here


def pattern(parts: Parts) -> str:
    """('containerDefinitions', 0, 'image') becomes 'containerDefinitions[].image'."""
    text = ""
    for part in parts:
        text += "[]" if isinstance(part, int) else f".{part}" if text else part
    return text


def split(pattern: str) -> list[str]:
    """'containerDefinitions[].image' becomes ['containerDefinitions', '[]', 'image']."""
    return re.findall(r"\[\]|[^.\[\]]+", pattern)


def each(document: Any, pattern: str) -> Iterator[tuple[str, Any]]:
    """All (pointer, value) that a pattern names in this document, in its order."""
    yield from _each(document, split(pattern), "")


def _each(value: Any, names: list[str], at: str) -> Iterator[tuple[str, Any]]:
    if not names:
        yield at, value
    elif names[0] == "[]":
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _each(item, names[1:], f"{at}/{index}")
    elif isinstance(value, dict) and names[0] in value:
        yield from _each(value[names[0]], names[1:], f"{at}/{escape(names[0])}")
