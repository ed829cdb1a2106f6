"""The ways of lines in a picture: bent from box to box, along a lane above, or around below."""

from designer.drafts.drawing.boxes import Arrow, Box, Look

_BEFORE = 24
"""How far before a box a lane turns down."""
_OUT = 15
"""How far from the task a line to what is outside turns up or down."""


def bent(start: Box, end: Box, look: Look, label: str = "") -> Arrow:
    """From the right side of a box to the left side of one that stands further right."""
    (x1, y1), (x2, y2) = (start.right, start.middle), end.entry
    bend = max((x2 - x1) // 2, 30)
    return Arrow(f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", look, label, (x1 + 6, y1 - 6))


def around(start: Box, end: Box, look: Look, label: str = "") -> Arrow:
    """Back to a box that does not stand further right: below both."""
    (x1, y1), (x2, y2) = (start.right, start.middle), end.entry
    low = max(start.y + start.height, end.y + end.height) + 10
    path = f"M{x1} {y1} C{x1 + 40} {low + 20} {x2 - 40} {low + 20} {x2} {y2}"
    return Arrow(path, look, label, (x1 + 6, y1 - 6))


def lane(start: tuple[int, int], end: Box, label: str) -> Arrow:
    """Along a lane above all boxes, and down to where the box stands; it ends above what comes in bent."""
    (x1, y1), x2, y2 = start, end.entry[0], end.y + 14
    turn = x2 - _BEFORE
    path = f"M{x1} {y1} H{turn - 8} Q{turn} {y1} {turn} {y1 + 8} V{y2 - 8} Q{turn} {y2} {turn + 8} {y2} H{x2}"
    return Arrow(path, "traffic", label, (x1 + 6, y1 - 4))


def below(start: Box, bottom: int, turn: int, end: Box) -> Arrow:
    """Out at the left of a box, along the bottom, and at the turn up or down to one outside."""
    path = f"M{start.x} {start.middle} H{start.x - 12} V{bottom} H{turn} V{end.middle} H{end.entry[0]}"
    return Arrow(path, "data")


def across(corner: tuple[int, int], end: Box) -> Arrow:
    """From the right edge of the task, which ends at the corner, to a box outside."""
    turn = f"H{corner[0] + _OUT} V{end.middle}"
    return Arrow(f"M{corner[0]} {_height(corner, end)} {turn} H{end.entry[0]}", "data")


def into(corner: tuple[int, int], start: Box) -> Arrow:
    """From a box outside to the right edge of the task."""
    turn = f"H{corner[0] + _OUT} V{_height(corner, start)}"
    return Arrow(f"M{start.x} {start.middle} {turn} H{corner[0] + 2}", "data")


def _height(corner: tuple[int, int], box: Box) -> int:
    """Where a line crosses the edge: at the height of the box, or as low as the task is tall."""
    return min(box.middle, corner[1] - 24)
