"""A document made from a template, as pages show it: what is still to fill in, and what the rules say."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from designer import taskdef
from designer.drafts.places import where
from designer.drafts.preview import preview
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, fix, level_name, message
from designer.taskdef.filling import NAME, missed, placeholder
from designer.taskdef.rule import Finding


@dataclass(frozen=True)
class Line:
    """One finding in the reader's language, without a form to mend it in."""

    message: str
    fix: str
    where: str
    level: str
    icon: str
    tone: str


class Filled:
    """`document` may lack answers: their placeholders are counted by name, not by place."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    @cached_property
    def _findings(self) -> list[Finding]:
        return taskdef.check(self.document)

    @cached_property
    def left(self) -> list[str]:
        """The placeholders of the names that are still to be filled in."""
        return [placeholder(name) for name in missed(self.document)]

    @cached_property
    def found(self) -> list[Line]:
        """What the rules find but those names, without notes."""
        others = (one for one in self._findings if one.level != "note" and not self._is_left(one))
        return [
            Line(
                message(one),
                fix(one),
                where(one.path, self.document),
                level_name(one.level),
                LEVEL_ICONS[one.level],
                f"t-{LEVEL_TONES[one.level]}",
            )
            for one in others
        ]

    @property
    def json(self) -> SafeString:
        left = (one.path for one in self._findings if self._is_left(one))
        return preview(self.document, frozenset(left))

    @staticmethod
    def _is_left(finding: Finding) -> bool:
        return finding.rule == "placeholder-left" and bool(NAME.match(str(finding.values["placeholder"])))
