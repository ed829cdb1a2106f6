"""A picture as SVG: within a page, where its classes get their colours, or as a file with its own."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from designer.drafts.drawing.boxes import Arrow, Box, Drawing

_NO_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LOOKS: Final = {"order": "ln da", "data": "ln", "traffic": "lna", "plain": "ln"}

_WIDE: Final = 980
_SMALLEST: Final = 0.8
"""A picture wider than a page is shown this small and no smaller: one moves it from side to side."""


def shown(text: str) -> SafeString:
    """A text as XML can hold it: what it cannot, and what turns the direction of reading, is a �."""
    return conditional_escape(_TURNS.sub("�", _NO_XML.sub("�", text)))


def svg(drawing: Drawing, ident: str, title: str, words: str, style: str = "") -> SafeString:
    """The drawing. `title` and `words` tell it to those who do not see it; `style` is its own, as markup."""
    is_wide = drawing.width > _WIDE
    scale = _SMALLEST if is_wide else 1
    look, size = "pic task w" if is_wide else "pic task", (drawing.width, drawing.height)
    head = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" viewBox="0 0 {} {}" width="{}" height="{}"'
        ' role="img" aria-labelledby="{}-t {}-d"><title id="{}-t">{}</title><desc id="{}-d">{}</desc>',
        *(
            look,
            *size,
            *(round(length * scale) for length in size),
            ident,
            ident,
            ident,
            shown(title),
            ident,
            shown(words),
        ),
    )
    arrows = (_arrow(arrow, ident) for arrow in drawing.arrows)
    body = "".join((*_frame(drawing), *arrows, *map(_box, drawing.boxes)))
    return mark_safe(f"{head}{style}{_heads(ident)}{body}</svg>")  # noqa: S308 - escaped where written


def _heads(ident: str) -> str:
    head = (
        '<marker id="{}-m{}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
        ' orient="auto"><path class="{}" d="M0 0 8 4 0 8z"/></marker>'
    )
    return f"<defs>{head.format(ident, '', 'ar')}{head.format(ident, 'a', 'ara')}</defs>"


def _frame(drawing: Drawing) -> Iterator[str]:
    x, y, width, height = drawing.frame
    yield f'<rect class="bx2" x="{x}" y="{y}" width="{width}" height="{height}" rx="12"/>'
    yield f'<text x="{x + 18}" y="{y + 24}" class="tb">{shown(drawing.title)}</text>'
    yield f'<text x="{x + 18}" y="{y + 42}" class="t2">{shown(drawing.facts)}</text>'


def _arrow(arrow: Arrow, ident: str) -> str:
    head = f"{ident}-ma" if arrow.look == "traffic" else f"{ident}-m"
    line = f'<path class="{_LOOKS[arrow.look]}" d="{arrow.path}" marker-end="url(#{head})"/>'
    if not arrow.label:
        return line
    x, y = arrow.label_at
    return f'{line}<text x="{x}" y="{y}" class="tm ha">{shown(arrow.label)}</text>'


def _box(box: Box) -> str:
    rows = (
        f'<text x="14" y="{37 + 16 * row}" class="t2">{shown(line)}</text>'
        for row, line in enumerate(box.lines)
    )
    look, first = "bxa" if box.is_accented else "bx", 20 if box.lines else box.height // 2 + 4
    parts = (
        f'<g transform="translate({box.x} {box.y})">',
        f"<title>{shown(box.full)}</title>" if box.full else "",
        f'<rect class="{look}" width="{box.width}" height="{box.height}" rx="8"/>',
        _stripe(box),
        f'<text x="14" y="{first}" class="tb">{shown(box.title)}</text>',
        *rows,
        "</g>",
    )
    return "".join(parts)


def _stripe(box: Box) -> SafeString:
    """The colours of the containers that a box stands for, one below the other."""
    part = (box.height - 16) / max(len(box.colours), 1)
    stripe = '<rect class="k{}" y="{}" width="4" height="{}" rx="2"/>'
    places = (
        (colour, round(8 + number * part, 1), round(part, 1)) for number, colour in enumerate(box.colours)
    )
    return format_html_join("", stripe, places)
