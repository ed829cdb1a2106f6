"""The look of a picture that leaves the page: colours of its own, light or dark as the reader has it.

The names are those of static/css/tokens.css, the classes those of static/css/layout.css.
"""

from typing import Final

from django.utils.safestring import SafeString, mark_safe

COLOURS: Final = {
    "surface": ("#ffffff", "#161d26"),
    "sunken": ("#f6f6f9", "#1b232d"),
    "selected": ("#f0fbff", "#0b2238"),
    "line-input": ("#858791", "#727682"),
    "text": ("#0f141a", "#e6e7eb"),
    "text-3": ("#5f626c", "#a4a4ad"),
    "accent": ("#006ce0", "#42b4ff"),
    "cat-1": ("#2563c9", "#6aa5ff"),
    "cat-2": ("#0b7f6c", "#36c2ac"),
    "cat-3": ("#7c4bc4", "#b794f4"),
    "cat-4": ("#b8375f", "#f28aab"),
}
"""Each colour in light and in dark."""

_PAINTED: Final = (
    ("svg", "background:{surface}"),
    ("text", "fill:{text}"),
    (".t2", "fill:{text-3}"),
    (".ha", "stroke:{sunken}"),
    (".bx", "fill:{surface};stroke:{line-input}"),
    (".bx2", "fill:{sunken};stroke:{line-input}"),
    (".bxa", "fill:{selected};stroke:{accent}"),
    (".ln", "stroke:{text-3}"),
    (".lna", "stroke:{accent}"),
    (".ar", "fill:{text-3}"),
    (".ara", "fill:{accent}"),
    *((f".k{number}", f"fill:{{cat-{number}}}") for number in range(1, 5)),
)
_SHAPED: Final = (
    "text{font:12px 'Open Sans','Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic',"
    "'Segoe UI',Roboto,Arial,sans-serif}"
    ".tb{font-weight:700}.t2,.tm{font-size:11px}.tm{font-family:ui-monospace,Menlo,Consolas,monospace}"
    ".ha{paint-order:stroke;stroke-width:3px}.bx2{stroke-dasharray:4 3}.bxa{stroke-width:1.5px}"
    ".ln,.lna{fill:none;stroke-width:1.5px}.lna{stroke-width:2px}.da{stroke-dasharray:5 4}"
)


def _painted(side: int) -> str:
    colours = {name: both[side] for name, both in COLOURS.items()}
    return "".join(f"{where}{{{what.format_map(colours)}}}" for where, what in _PAINTED)


STYLE: Final = f"{_SHAPED}{_painted(0)}@media(prefers-color-scheme:dark){{{_painted(1)}}}"
ELEMENT: Final[SafeString] = mark_safe(f"<style>{STYLE}</style>")  # noqa: S308 - ours alone
