"""The rules somebody asks for: a search, a level, a topic."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from designer.drafts.rule_book import ShownRule, in_order, topic_name
from designer.drafts.words import level_name
from designer.taskdef.check import all_rules
from designer.taskdef.rule import LEVELS

LONGEST: Final = 200

Choices = list[tuple[str, str, bool]]
"""(value, name, is chosen)"""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The members are the names in the address. What an address says beyond them means nothing."""

    q: str = ""
    level: str = ""
    topic: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        topics = {rule.topic for rule in all_rules().values()}
        return cls(
            q=query.get("q", "")[:LONGEST].strip(),
            level=_known(query.get("level", ""), LEVELS),
            topic=_known(query.get("topic", ""), topics),
        )

    def address(self) -> str:
        """The address that asks for this, without what it leaves open."""
        given = {name: value for name, value in asdict(self).items() if value}
        return reverse("drafts:rules") + (f"?{urlencode(given)}" if given else "")

    def is_for(self, shown: ShownRule) -> bool:
        rule = shown.rule
        return self.level in ("", rule.level) and self.topic in ("", rule.topic) and self._found_in(shown)

    def _found_in(self, shown: ShownRule) -> bool:
        """Whether each word of the search stands somewhere in what the rule says."""
        if not self.q:
            return True
        text = "\n".join(shown.texts).casefold()
        return all(word in text for word in self.q.casefold().split())


class RuleList:
    """The list as one address asks for it."""

    def __init__(self, query: QueryDict) -> None:
        self.asked = Asked.of(query)
        self.rules = in_order()

    @cached_property
    def rows(self) -> list[ShownRule]:
        return [shown for shown in self.rules if self.asked.is_for(shown)]

    @property
    def is_narrowed(self) -> bool:
        return self.asked != Asked()

    @property
    def levels(self) -> Choices:
        return [(level, level_name(level), level == self.asked.level) for level in LEVELS]

    @property
    def topics(self) -> Choices:
        """Those that have a rule, in the order of the list."""
        known = dict.fromkeys(shown.rule.topic for shown in self.rules)
        return [(topic, topic_name(topic), topic == self.asked.topic) for topic in known]


def _known(text: str, known: Collection[str]) -> str:
    return text if text in known else ""
