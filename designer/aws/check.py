"""What a check before sending is: a question to the account about one draft, answered thing by thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.account import Account
from designer.aws.client import asking
from designer.aws.lookup import Words
from designer.aws.outcome import Trouble
from designer.taskdef.task import Task
from designer.teams.models import Target

Thing = TypeVar("Thing")


class Verdict(models.TextChoices):
    """`unchecked`: nobody could look. It is never taken for passed."""

    PASSED = "passed", _("passed")
    FAILED = "failed", _("failed")
    UNCHECKED = "unchecked", _("not checked")


@dataclass(frozen=True)
class Result:
    """What was found of one thing: a template with its values, what to do, and a text to copy for that."""

    verdict: Verdict
    said: str
    values: Mapping[str, str] = field(default_factory=dict)
    remedy: str = ""
    statement: str = ""


@dataclass(frozen=True)
class Before:
    """What is about to be sent where. `trouble` is what keeps us from looking into the account."""

    document: dict[str, Any]
    target: Target
    is_agreed: bool
    digest: str
    reader: Account | None = None
    trouble: Trouble | None = None

    @cached_property
    def task(self) -> Task:
        return Task(self.document)

    @property
    def account(self) -> Account:
        """Raises Trouble where nobody can look."""
        if self.reader is None:
            raise self.trouble or Trouble("Unknown")
        return self.reader


@dataclass(frozen=True, kw_only=True)
class Check:
    """`look` yields a result a thing; none where the draft has nothing to check. Raises Trouble.

    What others refuse already, or may let pass, does not block by itself.
    """

    order: int
    title: Words
    look: Callable[[Before], Iterator[Result]]
    actions: tuple[str, ...] = ()
    blocks: bool = True


def passed(said: str, **values: Any) -> Result:
    return Result(Verdict.PASSED, said, _texts(values))


def failed(said: str, remedy: str, statement: str = "", **values: Any) -> Result:
    return Result(Verdict.FAILED, said, _texts(values), remedy, statement)


def unchecked(said: str, remedy: str = "", statement: str = "", **values: Any) -> Result:
    return Result(Verdict.UNCHECKED, said, _texts(values), remedy, statement)


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


GONE: Final = frozenset(
    {
        "404",
        "AccessPointNotFound",
        "FileSystemNotFound",
        "ImageNotFoundException",
        "NoSuchBucket",
        "NoSuchEntity",
        "NoSuchKey",
        "NotFound",
        "RepositoryNotFoundException",
        "ResourceNotFoundException",
    }
)
"""Codes with which AWS says that there is no such thing."""


def each(
    things: Iterable[Thing], ask: Callable[[Thing], Result], what: Callable[[Thing], str]
) -> Iterator[Result]:
    """A result a thing; what the account does not have fails, what it does not tell is not checked."""
    for thing in things:
        yield _one(thing, ask, what(thing))


def _one(thing: Thing, ask: Callable[[Thing], Result], what: str) -> Result:
    try:
        with asking():
            return ask(thing)
    except Trouble as trouble:
        if trouble.code in GONE:
            said = gettext_noop("{what} is not in this account and Region.")
            return failed(said, gettext_noop("Make it there, or name another in the draft."), what=what)
        return could_not_look(trouble, what)


NEEDS: Final = gettext_noop("The page of the account shows what the role that looks things up needs.")


def could_not_look(trouble: Trouble, what: str = "") -> Result:
    remedy = NEEDS if trouble.code.startswith("AccessDenied") else ""
    if what:
        said = gettext_noop("{what}: AWS does not tell ({code}).")
        return unchecked(said, remedy, what=what, code=trouble.code)
    return unchecked(gettext_noop("AWS does not tell ({code})."), remedy, code=trouble.code)
