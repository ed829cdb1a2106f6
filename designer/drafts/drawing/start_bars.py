"""The start of a task on an axis of time: for each container a bar for its start, and one for its health."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.drafts.drawing.fitted import fitted, shortened
from designer.drafts.drawing.svg import shown
from designer.drafts.shares import colour_of
from designer.drafts.start_times import StartLine, time
from designer.taskdef.start_timeline import Span

_NAMES: Final = 150
_WIDTH: Final = 560
_OPEN: Final = 28  # room for what has no end
_ROW: Final = 34
_STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_TICKS: Final = 8


def start_bars(lines: Sequence[StartLine]) -> SafeString:
    """The picture; the table below it says the same."""
    axis = _Axis([span for line in lines for span in (line.start.starts, line.start.healthy) if span])
    width, height = _NAMES + _WIDTH + _OPEN + 8, _ROW * len(lines) + 30
    head = format_html(
        '<svg class="pic task" viewBox="0 0 {} {}" width="{}" height="{}" role="img"'
        ' aria-labelledby="start-t start-d"><title id="start-t">{}</title><desc id="start-d">{}</desc>',
        *(width, height, width, height),
        _("When the containers start and are healthy, on an axis of time"),
        _("The table below says the same."),
    )
    rows = (_row(line, axis, number * _ROW) for number, line in enumerate(lines))
    body = "".join((*axis.drawn(_ROW * len(lines)), *rows))
    return mark_safe(f"{head}{body}</svg>")  # noqa: S308 - escaped where written


class _Axis:
    """Seconds as places from left to right, with a mark at every so many."""

    def __init__(self, spans: list[Span]) -> None:
        ends = [second for span in spans for second in span if second is not None]
        self.last = max([*ends, 10])
        self.step = next((step for step in _STEPS if self.last <= step * _TICKS), self.last // _TICKS)

    def at(self, second: int) -> float:
        return round(_NAMES + second * _WIDTH / self.last, 1)

    def drawn(self, bottom: int) -> Iterator[str]:
        for second in range(0, self.last + 1, self.step):
            x, y, words = self.at(second), bottom + 20, shown(time(second))
            yield f'<path class="tick" d="M{x} 0V{bottom + 4}"/>'
            yield f'<text x="{x}" y="{y}" class="t2" text-anchor="middle">{words}</text>'


def _row(line: StartLine, axis: _Axis, y: int) -> str:
    name = f'<text x="0" y="{y + 20}" class="tb">{shown(shortened(line.name, 19))}</text>'
    parts = [f"<g><title>{shown(line.name)}</title>", name]
    if line.start.starts is None:
        parts.append(
            f'<text x="{_NAMES + 6}" y="{y + 20}" class="t2 ha">{shown(fitted(line.starts, 80))}</text>'
        )
    else:
        parts.append(_bar(line.start.starts, axis, y + 6, 10, f"k{colour_of(line.start.container)}"))
    if line.start.healthy is not None:
        parts.append(_bar(line.start.healthy, axis, y + 19, 7, "hb"))
    return "".join((*parts, "</g>"))


def _bar(span: Span, axis: _Axis, y: int, height: int, look: str) -> str:
    """From the earliest to the latest; a point where both are one, an open end where there is no latest."""
    left = axis.at(span.earliest)
    right = axis.at(span.latest) if span.latest is not None else _NAMES + _WIDTH + 10
    width = max(round(right - left, 1), 4)
    bar = f'<rect class="{look}" x="{left}" y="{y}" width="{width}" height="{height}" rx="2"/>'
    if span.latest is not None:
        return bar
    middle = y + height / 2
    return f'{bar}<path class="{look}" d="M{right} {middle - 7}l12 7l-12 7z"/>'
