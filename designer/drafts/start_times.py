"""The start of a task in words: when each container can start and be healthy, what for, or why never."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.drawing.columns import MOST, waits_for
from designer.drafts.fields import Words
from designer.taskdef.start_timeline import Obstacle, Reason, Span, Start, timeline
from designer.taskdef.task import Task

_MINUTES_FROM: Final = 600

_CONDITIONS: Final[dict[str, Words]] = {
    "START": gettext_lazy("%(name)s has started"),
    "COMPLETE": gettext_lazy("%(name)s has ended"),
    "SUCCESS": gettext_lazy("%(name)s has ended without an error"),
    "HEALTHY": gettext_lazy("%(name)s is healthy"),
}
_REASONS: Final[dict[Reason, Words]] = {
    "circle": gettext_lazy("Never: in the end it waits for itself."),
    "unknown": gettext_lazy("Never: no container is called %(name)s."),
    "unclear": gettext_lazy("Cannot be told yet: what it waits for is not complete."),
    "no-health-check": gettext_lazy("Never: %(name)s has no health check."),
    "too-slow": gettext_lazy("Never: %(name)s cannot be healthy before its start timeout is over."),
    "behind": gettext_lazy("Never: it waits for %(name)s, which never starts."),
}


@dataclass(frozen=True)
class StartLine:
    """A container in the table of the start."""

    start: Start
    starts: str
    healthy: str
    waits: str

    @property
    def name(self) -> str:
        return self.start.container.label

    @property
    def never(self) -> bool:
        return self.start.starts is None


def start_lines(task: Task) -> list[StartLine]:
    """As many containers as are drawn; none where nothing can be told but that all start at once."""
    shown = timeline(task)[:MOST]
    if not any(start.healthy or start.container.raw.get("dependsOn") for start in shown):
        return []
    return [_line(start) for start in shown]


def time(number: int) -> str:
    """45 s, 12 min."""
    if number >= _MINUTES_FROM:
        return _("%(n)s min") % {"n": f"{number / 60:,.4g}"}
    return _("%(n)s s") % {"n": number}


def _line(start: Start) -> StartLine:
    waits = (
        str(_CONDITIONS.get(condition, "%(name)s")) % {"name": name or "–"}
        for name, condition in waits_for(start.container)
    )
    starts = _never(start.obstacle) if start.obstacle else _said(start.starts)
    return StartLine(start, starts, _said(start.healthy), ", ".join(waits) or "–")


def _never(obstacle: Obstacle) -> str:
    return str(_REASONS[obstacle.reason]) % {"name": obstacle.name or "–"}


def _said(span: Span | None) -> str:
    if span is None:
        return "–"
    if span.latest is None:
        return _("%(time)s or later") % {"time": time(span.earliest)}
    if span.latest == span.earliest:
        return time(span.earliest)
    if span.latest < _MINUTES_FROM:
        return _("%(n)s s") % {"n": f"{span.earliest}–{span.latest}"}
    return f"{time(span.earliest)} – {time(span.latest)}"
