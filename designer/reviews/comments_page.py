"""All that is said about a draft, newest first: open or resolved, on fields or on the whole."""

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from designer.drafts.models import Draft
from designer.reviews.models import Thread
from designer.reviews.models.thread import ThreadQuerySet
from designer.reviews.shown_thread import Reader, ShownThread, shown_threads, with_all
from designer.taskdef import paths
from designer.taskdef.named_place import named_place

ON_A_PAGE: Final = 100
STATES: Final = (("open", pgettext_lazy("threads", "Open")), ("resolved", _("Resolved")))
PLACES: Final = (("", _("All")), ("fields", _("On fields")), ("whole", _("On the whole draft")))


@dataclass(frozen=True)
class Choice:
    words: str | Promise
    url: str
    is_chosen: bool
    number: int | None = None


@dataclass(frozen=True)
class Asked:
    """What the address asks for. What it says beyond that means nothing."""

    show: str = "open"
    on: str = ""
    before: int = 0
    at: str = ""

    @classmethod
    def of(cls, query: QueryDict, at: str = "") -> "Asked":
        show, on, before = (query.get(name, "") for name in ("show", "on", "before"))
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else 0
        return cls(_known(show, STATES, "open"), _known(on, PLACES, ""), number, at)


def _known(text: str, known: tuple[tuple[str, Any], ...], usual: str) -> str:
    return text if any(text == value for value, _words in known) else usual


class CommentsPage:
    def __init__(self, draft: Draft, reader: Reader, asked: Asked) -> None:
        self.draft, self.reader, self.asked = draft, reader, asked
        self.document = draft.document

    @cached_property
    def _page(self) -> list[Thread]:
        threads = with_all(self._asked_for())
        if self.asked.before:
            threads = threads.filter(pk__lt=self.asked.before)
        return list(threads.order_by("-pk")[: ON_A_PAGE + 1])

    def _of_place(self) -> ThreadQuerySet:
        """Those of the draft, or of the field that is asked for."""
        threads = Thread.objects.filter(draft=self.draft)
        return threads.filter(at=self.asked.at, is_gone=False) if self.asked.at else threads

    def _asked_for(self) -> ThreadQuerySet:
        every = self._of_place()
        threads = every.resolved() if self.asked.show == "resolved" else every.open()
        if self.asked.on:
            threads = threads.on_fields() if self.asked.on == "fields" else threads.on_the_whole()
        return threads

    @cached_property
    def threads(self) -> list[ShownThread]:
        return shown_threads(self._page[:ON_A_PAGE], self.draft, self.reader, self.document)

    @property
    def older(self) -> str:
        """The address of the page after this one; empty for none."""
        if len(self._page) <= ON_A_PAGE:
            return ""
        return self._url(before=str(self._page[ON_A_PAGE - 1].pk))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many are open and how many are resolved."""
        is_open = Q(resolved_at=None)
        return self._of_place().aggregate(
            open=Count("pk", filter=is_open), resolved=Count("pk", filter=~is_open)
        )

    @property
    def states(self) -> list[Choice]:
        return [
            Choice(words, self._url(show=value), value == self.asked.show, self.numbers[value])
            for value, words in STATES
        ]

    @property
    def places(self) -> list[Choice]:
        return [Choice(words, self._url(on=value), value == self.asked.on) for value, words in PLACES]

    def _url(self, **more: str) -> str:
        asked = {"show": self.asked.show, "on": self.asked.on, "at": self.asked.at} | more
        given = {name: value for name, value in asked.items() if value and (name, value) != ("show", "open")}
        address = reverse("reviews:comments", args=[self.draft.pk])
        return f"{address}?{urlencode(given)}" if given else address

    @cached_property
    def fields(self) -> SafeString:
        """Options for what a comment can be put on here: members and rows that are set."""
        return mark_safe(  # noqa: S308 - escaped where it is put in
            "".join(
                f'<option value="{escape(pointer)}">{escape(named_place(pointer, self.document))}</option>'
                for pointer in _places(self.document)
            )
        )


def _places(document: Any) -> list[str]:
    found: list[str] = []
    for key, value in document.items() if isinstance(document, dict) else ():
        at = paths.pointer((key,))
        if not isinstance(value, list) or not value:
            found.append(at)
            continue
        for place, item in enumerate(value):
            found.append(f"{at}/{place}")
            found += _in_item(f"{at}/{place}", item) if isinstance(item, dict) else ()
    return found


def _in_item(at: str, item: dict[str, Any]) -> list[str]:
    """The members of an item; of a list in it, the rows."""
    found = []
    for key, value in item.items():
        member = f"{at}/{paths.escape(key)}"
        rows = len(value) if isinstance(value, list) else 0
        found += [f"{member}/{place}" for place in range(rows)] or [member]
    return found
