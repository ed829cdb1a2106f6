"""A task as small as a stamp: its containers in their columns and colours, its volumes, no words."""

from collections.abc import Iterator
from typing import Final

from designer.drafts.drawing.columns import columns, drawn
from designer.drafts.drawing.style import COLOURS
from designer.drafts.shares import colour_of
from designer.taskdef.task import Task

_SIZE: Final = (84, 44)
_ROOM: Final = (72, 32)
_EDGE: Final = 6
_VOLUME: Final = 4

_SHAPED: Final = "rect{stroke-width:1px}circle{stroke-width:1.5px}"


def _painted(side: int) -> str:
    colours = {name: both[side] for name, both in COLOURS.items()}
    parts = (f".k{number}{{fill:{colours[f'cat-{number}']}}}" for number in range(1, 5))
    return (
        f".f{{fill:{colours['sunken']};stroke:{colours['line-input']}}}"
        f"circle{{fill:{colours['surface']};stroke:{colours['text-3']}}}" + "".join(parts)
    )


STYLE: Final = f"{_SHAPED}{_painted(0)}@media(prefers-color-scheme:dark){{{_painted(1)}}}"


def miniature(task: Task) -> str:
    """The stamp, a whole SVG file: numbers and classes are all there is in it."""
    width, height = _SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><style>{STYLE}</style>'
        f'<rect class="f" x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="5"/>'
        f"{''.join(_containers(task))}{''.join(_volumes(task))}</svg>"
    )


def _containers(task: Task) -> Iterator[str]:
    """Boxes that share the room there is, in its middle."""
    found = columns(task)
    wide = _ROOM[0] - (2 * _VOLUME + 4 if task.volumes else 0)
    step = min(wide / max(len(found), 1), 27)
    left = _EDGE + (wide - step * len(found) + 3) / 2
    for place, column in enumerate(found):
        tall = min((_ROOM[1] - 2 * (len(column) - 1)) / len(column), 12)
        top = _EDGE + (_ROOM[1] - tall * len(column) - 2 * (len(column) - 1)) / 2
        for row, container in enumerate(column):
            x, y = left + place * step, top + row * (tall + 2)
            look = f'class="k{colour_of(container)}" x="{x:.1f}" y="{y:.1f}"'
            yield f'<rect {look} width="{step - 3:.1f}" height="{tall:.1f}" rx="1.5"/>'


def _volumes(task: Task) -> Iterator[str]:
    shown = drawn(task.volumes)
    step = min(_ROOM[1] / max(len(shown), 1), 11)
    top = _SIZE[1] / 2 - step * (len(shown) - 1) / 2
    radius = min(_VOLUME, step / 2 - 0.5)
    for row, _volume in enumerate(shown):
        yield f'<circle cx="{_SIZE[0] - _EDGE - _VOLUME}" cy="{top + row * step:.1f}" r="{radius:.1f}"/>'
