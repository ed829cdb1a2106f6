"""What the API says of a field, on a page of its own: of the field, and of what lies in it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from django.urls import get_script_prefix, reverse

from designer.taskdef import schema

_ENTRIES: Final = str.maketrans({"[": None, "]": None, "{": None, "}": None})


@dataclass(frozen=True)
class FieldHelp:
    """A field, and those in it. `name` is its path without the marks of lists: volumes.host.sourcePath."""

    field: schema.Field
    inner: tuple[schema.Field, ...]

    @property
    def name(self) -> str:
        return _name(self.field.path)

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.field)


def paragraphs(field: schema.Field) -> list[str]:
    """The API's own help on a field."""
    return [text for text in field.help.split("\n\n") if text.strip()]


def field_help(name: str) -> FieldHelp:
    """The help on a field by its name. Raises KeyError when the API has no such field."""
    field = _by_name()[name]
    inner = (one for one in schema.fields() if one.path.startswith((f"{field.path}.", f"{field.path}[]")))
    return FieldHelp(field, tuple(one for one in inner if one.help))


def help_url(path: str) -> str:
    """The address of the help on a field, or on the map that it is an entry of; "" when there is none."""
    return _url(path, get_script_prefix())


@lru_cache(maxsize=1024)
def _url(path: str, _script_prefix: str) -> str:
    while path and schema.find(path) is None:
        path = path.rpartition(".")[0]
    name = _name(path)
    return reverse("drafts:field", args=[name]) if name in _by_name() else ""


def _name(path: str) -> str:
    return path.translate(_ENTRIES)


@cache
def _by_name() -> dict[str, schema.Field]:
    return {_name(field.path): field for field in schema.fields()}
