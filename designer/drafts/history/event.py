"""One thing that happened to a draft, as its history tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from designer.drafts.fields import Words


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened, when, by whom.

    `source` and `id` name it among all events. `version` is the one that can be compared or restored by it,
    `name` what people call that; `first` and `began` tell of an event that stands for several edits. `tag`
    is a word with its tone, `details` what changed, a text each; `note` leads somewhere.
    """

    at: datetime
    source: str
    id: str
    who: str
    words: SafeString
    icon: str = ""
    tag: tuple[str, str] | None = None
    url: str = ""
    version: int | None = None
    first: int | None = None
    began: datetime | None = None
    name: str = ""
    details: Sequence[str] = ()
    note: str = ""
    note_url: str = ""

    @property
    def text(self) -> str:
        """The words without their marks."""
        return unescape(strip_tags(self.words))

    @property
    def initial(self) -> str:
        return self.who[:1].upper()

    @property
    def lowest(self) -> int | None:
        """The first of the edits it stands for."""
        return self.first or self.version


def say(template: Words, who: str, **values: Any) -> SafeString:
    """A sentence about who did something, their name in bold: “{who} saved edit {n}”."""
    return format_html(str(template), who=format_html("<b>{}</b>", who), **values)
