"""Values as messages show them: JSON, cut short."""

from itertools import islice
from json import JSONEncoder
from typing import Final

_LONGEST: Final = 60
_encoder: Final = JSONEncoder(ensure_ascii=False)


def quoted(value: object) -> str:
    """A value as JSON of at most 60 characters, with an ellipsis in place of the rest.

    It reads no more of the value than it shows, so that size and depth do not matter.
    """
    if isinstance(value, str):
        value, cut = value[:_LONGEST], len(value) > _LONGEST
        return _encoder.encode(value + "…" * cut)
    text = "".join(islice(_encoder.iterencode(value), _LONGEST))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
