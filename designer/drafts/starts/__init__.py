"""What a blank draft begins with: one JSON file a launch type. What only the author knows is left absent."""

from functools import cache
from importlib import resources
from typing import Any

from designer import taskdef


def blank(launch_type: str, family: str) -> dict[str, Any]:
    """The first document of a draft for this launch type, with the family when one is given."""
    return with_family(taskdef.read(_text(launch_type)), family)


def with_family(document: dict[str, Any], family: str) -> dict[str, Any]:
    """The document under this family, or as it is when none is given; a new key goes first."""
    if not family:
        return document
    return {**document, "family": family} if "family" in document else {"family": family, **document}


@cache
def _text(launch_type: str) -> str:
    return resources.files(__package__).joinpath(f"{launch_type.lower()}.json").read_text()
