"""What a list of variables holds: entries, each a value or a secret, and lines that could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from designer.taskdef import secrecy, secret_references
from designer.taskdef.refusal import excerpt
from designer.taskdef.words import gettext_noop as _

_NAME: Final = re.compile(r"[^\s=\"'#][^\s=]*+\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, its value, and the line it stands in. With `is_reference` the value says where a secret is."""

    line: int
    name: str
    value: str = field(repr=False)
    is_reference: bool = False

    @property
    def is_secret(self) -> bool:
        """Whether it belongs among the secrets: the value looks like one or names one, or the name says so.

        An empty value, or one to be filled in, is as secret as its name.
        """
        if self.value_from or secrecy.kind(self.value) is not None:
            return True
        is_open = not self.value.strip() or secrecy.is_reference(self.value)
        return secrecy.is_secret_variable(self.name) and (is_open or secrecy.may_be_secret(self.value))

    @property
    def value_from(self) -> str:
        """Where its secret is kept, when it says that; never the secret itself."""
        return self.value if self.is_reference or secret_references.is_valid(self.value) else ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line without a variable, and why: `template` and `values` make the reason, to be translated."""

    line: int
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a text lists."""

    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]


def storable(entry: Entry) -> Unread | None:
    """Why an entry cannot become a variable; None when it can."""
    if not _NAME.match(entry.name):
        reason = _(
            "“{name}” is no name for a variable: it has a space, a quote, a # or an equals sign in it."
        )
        return Unread(entry.line, reason, {"name": excerpt(entry.name)})
    for text in (entry.name, entry.value):
        if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
            reason = _("“{name}” holds a NUL character or half a character. Remove it.")
            return Unread(entry.line, reason, {"name": excerpt(entry.name)})
    return None
