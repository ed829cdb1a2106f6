"""Text to values and back: the strict gate for what comes in, and the one text that is stored and sent."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from itertools import accumulate
from typing import Any, Final, NoReturn

from designer.taskdef import encoding, scan
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.scalars import LONGEST_INTEGER
from designer.taskdef.scan import DEEPEST, MOST_VALUES
from designer.taskdef.words import gettext_noop as _

__all__ = ["UnreadableDocument", "compact", "digest", "dump", "read", "size"]

Number = int | float
Respelled = Callable[[str, Number], Any]


def read(data: bytes | str, *, respelled: Respelled = lambda spelling, value: value) -> Any:
    """The JSON value that a text holds: an object, a list, a text, a number, true, false or None for null.

    The text is UTF-8 of at most 1 MiB, with or without byte order mark, and JSON as RFC 8259 has it, with
    every key once in its object, at most 32 levels and 50,000 values, integers of at most 20 characters, no
    number that is too large for a float, no NUL and no half of a surrogate pair. Integers are exact. A
    number that `compact` would write differently (1.10, 1e2, -0) becomes what `respelled` makes of its
    spelling and value.

    Raises UnreadableDocument, with the first offence in reading order.
    """
    text = encoding.decode(data)
    if _looks_suspicious(text):
        scan.refuse_offence(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=lambda spelling: _integer(spelling, respelled),
            parse_float=lambda spelling: _float(spelling, respelled),
            parse_constant=_constant,
        )
    except ValueError as error:
        scan.refuse_offence(text)
        raise UnreadableDocument(_("This is not JSON. Look at the place named.")) from error


def compact(document: Any) -> str:
    """The text that is stored, pinned, hashed and sent: no spaces, the author's key order."""
    return _COMPACT.encode(document)


_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def grouped(digest: str) -> str:
    """The beginning of a digest as people compare it: 7be1 04d2 9a3c."""
    return " ".join(digest[start : start + 4] for start in (0, 4, 8))


def size(document: Any) -> int:
    """How many bytes the document has as it is sent."""
    return len(compact(document).encode())


def dump(document: Any) -> str:
    """The text for eyes and files: two spaces, the author's key order, a newline at the end."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(b"[]{}"))
_STEPS: Final = {**dict.fromkeys(b"[{", 1), **dict.fromkeys(b"]}", -1)}


def _looks_suspicious(text: str) -> bool:
    """Whether the text may break a limit that the parser does not know. It may also be innocent."""
    return _ESCAPED.search(text) is not None or _has_surrogate(text) or _is_too_much(text)


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _is_too_much(text: str) -> bool:
    marks = _STRING.sub("", text).encode(errors="ignore")
    brackets = marks.translate(None, _NOT_BRACKETS)
    if marks.count(b",") + len(brackets) // 2 >= MOST_VALUES:
        return True
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > DEEPEST


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _integer(spelling: str, respelled: Respelled) -> Any:
    if len(spelling) > LONGEST_INTEGER:
        raise ValueError("too long")
    value = int(spelling)
    return respelled(spelling, value) if spelling == "-0" else value


def _float(spelling: str, respelled: Respelled) -> Any:
    value = float(spelling)
    if value in (float("inf"), float("-inf")):
        raise ValueError("too large")
    return value if repr(value) == spelling else respelled(spelling, value)


def _constant(spelling: str) -> NoReturn:
    raise ValueError(spelling)
