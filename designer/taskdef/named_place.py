"""A place of a document in a few words, its items by their names: app.secrets[DB_PASSWORD]."""

from typing import Any, Final

from designer.taskdef import paths
from designer.taskdef.natural_names import natural_name
from designer.taskdef.paths import ABSENT

_CONTAINERS: Final = "containerDefinitions"
_SAID_BY_ITS_ITEM: Final = ("value", "valueFrom")


def named_place(pointer: str, document: Any) -> str:
    """app.image, tags[team], app.command[2]; an item without a name by its number; "" for the document."""
    text, pattern, here, is_named = "", "", document, False
    for token in paths.tokens(pointer):
        place = paths.index(token) if isinstance(here, list) or here is ABSENT else None
        if place is not None:
            here = here[place] if isinstance(here, list) and place < len(here) else ABSENT
            name = natural_name(pattern, here)
            said = "/".join(map(str, name)) if isinstance(name, tuple) else name or str(place + 1)
            text = said if pattern == _CONTAINERS else f"{text}[{said}]"
            pattern, is_named = f"{pattern}[]", name is not None
            continue
        here = here.get(token, ABSENT) if isinstance(here, dict) else ABSENT
        pattern = f"{pattern}.{token}" if pattern else token
        if not (is_named and token in _SAID_BY_ITS_ITEM):
            text = f"{text}.{token}" if text else token
        is_named = False
    return text
