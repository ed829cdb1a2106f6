"""A finding that is in the way of registering, as the page shows it."""

from dataclasses import dataclass

from designer.aws.blocking import is_in_doubt
from designer.drafts.waivable import WAIVABLE
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, level_name, message
from designer.taskdef.rule import Finding


@dataclass(frozen=True)
class ShownBlock:
    """`url` leads to its field; `is_ticked` when the form that came back said to send it anyway."""

    finding: Finding
    url: str
    is_ticked: bool = False

    @property
    def message(self) -> str:
        return message(self.finding)

    @property
    def level(self) -> str:
        return level_name(self.finding.level)

    @property
    def tone_class(self) -> str:
        return f"t-{LEVEL_TONES[self.finding.level]}"

    @property
    def icon(self) -> str:
        return LEVEL_ICONS[self.finding.level]

    @property
    def value(self) -> str:
        """What its check box posts."""
        return f"{self.finding.rule}:{self.finding.path}"

    @property
    def is_in_doubt(self) -> bool:
        return is_in_doubt(self.finding)

    @property
    def may_be_set_aside(self) -> bool:
        return self.finding.level in WAIVABLE
