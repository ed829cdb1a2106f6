"""What a picture is made of: boxes, and the lines from one to another, in units of the picture's own."""

from dataclasses import dataclass, field
from typing import Literal

Look = Literal["order", "data", "traffic", "plain"]


@dataclass(frozen=True)
class Box:
    """A rectangle and the lines in it. `full` is what it says uncut, for who points at it.

    `colours` are those of the containers it stands for, 1 to 4; none for anything else.
    """

    x: int
    y: int
    width: int
    height: int
    title: str
    lines: tuple[str, ...]
    colours: tuple[int, ...] = ()
    full: str = ""
    is_accented: bool = False

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def entry(self) -> tuple[int, int]:
        """Where arrows end: a little before the box, for their heads."""
        return self.x - 2, self.middle


@dataclass(frozen=True)
class Arrow:
    """A line with a head, its path as SVG has it, and what is written on it."""

    path: str
    look: Look
    label: str = ""
    label_at: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Drawing:
    """Everything drawn. The frame is the task; what lies outside of it is what the task uses."""

    width: int
    height: int
    frame: tuple[int, int, int, int]
    title: str
    facts: str
    boxes: list[Box]
    arrows: list[Arrow] = field(default_factory=list)
