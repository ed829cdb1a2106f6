"""The page of one rule: its examples with what is found in them, and its sources as links."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.utils.safestring import SafeString

from designer.drafts.preview import lines, preview
from designer.drafts.remedies import remedy
from designer.drafts.rule_book import ShownRule
from designer.drafts.words import message
from designer.taskdef import check, examples, paths
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding

_LONGEST: Final = 160
_CUT: Final = 24
_ADDRESS: Final = re.compile(r"https://[^\s]*[^\s.,:;]")
_THREAD: Final = re.compile(r"([\w.-]+/[\w.-]+) (?:issues?|pull request) (\d+)")
_API: Final = re.compile(r"API_\w+")
_API_PAGES: Final = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/"


@dataclass(frozen=True)
class Source:
    """What a rule rests on, with the address where it can be read, if it has one."""

    words: str
    url: str

    @classmethod
    def of(cls, text: str) -> "Source":
        if found := _ADDRESS.search(text):
            url = found.group()
            return cls(text.replace(url, "").strip(" ,:") or url, url)
        if found := _THREAD.search(text):
            return cls(text, f"https://github.com/{found[1]}/issues/{found[2]}")
        if found := _API.match(text):
            return cls(text, f"{_API_PAGES}{found.group()}.html")
        return cls(text, "")


@dataclass(frozen=True)
class Example:
    """A fragment as its author wrote it: the JSON, and what is found in it as (line, message).

    The line is None for what is missing and has no place in the fragment.
    """

    fragment: Mapping[str, Any]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def shown(self) -> Any:
        """Texts cut short that are long only to be too long."""
        return _short(self.fragment)

    @property
    def preview(self) -> SafeString:
        return preview(self.shown, frozenset(self._marks))

    @property
    def told(self) -> list[tuple[int | None, str]]:
        numbers: dict[str, int] = {}
        for number, (pointer, _line) in enumerate(lines(self.shown), start=1):
            numbers.setdefault(pointer, number)
        places = zip(self._places, self.findings, strict=True)
        return [(numbers[place] if place else None, message(finding)) for place, finding in places]

    @property
    def leaves_out(self) -> bool:
        """Whether it says of a member that it is not there."""
        return any(value is None for value in _values(self.fragment))

    @property
    def _marks(self) -> Iterator[str]:
        return (place for place in self._places if place)

    @property
    def _places(self) -> Iterator[str]:
        return (_nearest(finding.path, self.fragment) for finding in self.findings)


class RulePage(ShownRule):
    """A rule with all that is known of it."""

    @property
    def sources(self) -> list[Source]:
        return [Source.of(text) for text in self.rule.sources]

    @property
    def good(self) -> Example:
        return Example(self.rule.good)

    @property
    def bad(self) -> Example:
        return Example(self.rule.bad, self._found)

    @property
    def mends(self) -> str:
        """What one click would do in the bad example; empty where nothing can be told."""
        for finding in self._found:
            if found := remedy(self._whole, finding):
                return found.words
        return ""

    @cached_property
    def _whole(self) -> dict[str, Any]:
        return examples.complete(self.rule.bad)

    @cached_property
    def _found(self) -> tuple[Finding, ...]:
        """What the rule says of its own bad example."""
        return tuple(finding for finding in check(self._whole) if finding.rule == self.rule.id)


def _nearest(pointer: str, fragment: Mapping[str, Any]) -> str:
    """The pointer itself, or that of the nearest place above it that the fragment has."""
    while pointer and paths.get(fragment, pointer) is ABSENT:
        pointer = pointer.rpartition("/")[0]
    return pointer


def _values(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, Mapping | list):
        for member in value.values() if isinstance(value, Mapping) else value:
            yield from _values(member)


def _short(value: Any) -> Any:
    match value:
        case str() if len(value) > _LONGEST:
            return value[:_CUT] + "…"
        case Mapping():
            return {key: _short(member) for key, member in value.items()}
        case list() | tuple():
            return [_short(member) for member in value]
    return value
