"""What is said of a draft beside what a review shows of it: threads at their change, the rest at the end."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from designer.drafts.controls import ident
from designer.drafts.models import Draft
from designer.drafts.shown_change import ShownChange
from designer.reviews.models import Thread
from designer.reviews.open_threads import open_threads
from designer.reviews.shown_thread import Reader, ShownThread, shown
from designer.reviews.thread_html import thread_html
from designer.taskdef import paths
from designer.taskdef.diff import Change
from designer.taskdef.edits import Operation, carry_path
from designer.teams.templatetags.icons import icon


class Talk:
    """The open threads of a draft. `changes` are those of its document in `version`.

    A thread stands at the change of its own place, else at that of the nearest place around it or in it.
    """

    def __init__(self, draft: Draft, version: int, changes: Iterable[ShownChange], reader: Reader) -> None:
        self.draft, self.version = draft, version
        self.address = reverse("reviews:comments", args=[draft.pk])
        self._words = _words(get_language() or "")
        log = draft.log_since(version).operations if version < draft.version else []
        places = _Places((one.told.change for one in changes), log)
        self._at: dict[str, list[ShownThread]] = defaultdict(list)
        self.rest: list[ShownThread] = []
        for one in shown(open_threads(draft.pk), draft, reader):
            found = places.nearest(one.thread)
            if found is None:
                self.rest.append(one)
            else:
                change, is_its_own = found
                told = one.but(reader=replace(reader, look="bare")) if is_its_own else one
                self._at[_key(change)].append(told)

    def at(self, change: ShownChange) -> Sequence[ShownThread]:
        return self._at.get(_key(change.told.change), ())

    def change_html(self, change: ShownChange) -> str:
        """A change, what is said at it, and the place where the form for more comes."""
        said = "".join(map(thread_html, self.at(change)))
        return (
            f'<article class="chg" aria-label="{escape(change.name)}">'
            f'<div class="row">{change.head}{self._link_html(change)}</div>'
            f'{change.body}{said}<div id="{_form_id(change)}"></div></article>'
        )

    def _link_html(self, change: ShownChange) -> str:
        """The way to comment on a change: with scripts the form comes to its end."""
        place, (words, about) = place_of_change(change.told.change), self._words
        link = escape(f"{self.address}?at={quote(place)}&base={self.version}")
        label = escape(about % {"field": change.name})
        return (
            f'<span class="push"><a class="btn s q" href="{link}#new" hx-get="{link}"'
            f' hx-target="#{_form_id(change)}" aria-label="{label}">{words}</a></span>'
        )


@lru_cache
def _words(_language: str) -> tuple[str, str]:
    return icon("message-square") + escape(_("Comment")), _("Comment on %(field)s")


def _form_id(change: ShownChange) -> str:
    """Of the element in which the form for it comes."""
    return f"new{ident(_key(change.told.change))}"


class _Places:
    """Where changes of a version are now, after the operations since."""

    def __init__(self, changes: Iterable[Change], log: Sequence[Operation]) -> None:
        self._own: dict[str, Change] = {}
        self._around: dict[str, Change] = {}
        for change in changes:
            place = place_of_change(change)
            now = carry_path(place, log) if log else place
            if now is not None:
                self._own.setdefault(now, change)
                if place == change.now:  # else it is a list, and what else is in it is another matter
                    self._around.setdefault(now, change)

    def nearest(self, thread: Thread) -> tuple[Change, bool] | None:
        """The change at which a thread is told, and whether it is of the very place; None for none."""
        if thread.is_gone or not thread.pointer:
            return None
        own = self._own.get(thread.at)
        if own is not None:
            return own, True
        at = f"{thread.at}/"
        around = [now for now in self._around if at.startswith(f"{now}/")]
        inside = [now for now in self._around if now.startswith(at)]
        found = max(around, key=len, default=None) or min(inside, key=len, default=None)
        return None if found is None else (self._around[found], False)


def _key(change: Change) -> str:
    """A change among the others; one that was removed has its place in the earlier document only."""
    return f"{change.path}/-" if change.kind == "removed" else change.path


def place_of_change(change: Change) -> str:
    """The place in the later document; of an item that is not in it any more, its list."""
    if change.kind != "removed":
        return change.now
    tokens = paths.tokens(change.now)
    while tokens and paths.index(tokens[-1]) is not None:
        tokens.pop()
    return paths.pointer(tuple(tokens))
