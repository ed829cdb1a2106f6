"""Characters that deceive are told, and other scripts are left in peace."""

import pytest

from designer.taskdef.odd_characters import odd_characters

DECEIVING = {
    "DB_\u041dOST": [(3, "U+041D", "H")],
    "\uff4eginx": [(0, "U+FF4E", "n")],
    "p\u0430ypal.example.com": [(1, "U+0430", "a")],
    "\u0391PP": [(0, "U+0391", "A")],
    "\u2013flag": [(0, "U+2013", "-")],
    "a\u200bb": [(1, "U+200B", "")],
    "web\u202egpj": [(3, "U+202E", "")],
    "a\u00a0b": [(1, "U+00A0", "")],
    "a\u3000b": [(1, "U+3000", "")],
    "\ufeffapp": [(0, "U+FEFF", "")],
    "a\x00b\x7f": [(1, "U+0000", ""), (3, "U+007F", "")],
    "a\u3164b": [(1, "U+3164", "")],
    "\U000e0041x": [(0, "U+E0041", "")],
}
IN_PEACE = (
    "",
    "checkout-api:1.4.2",
    "안녕하세요, hi",
    "москва",
    "日本語",
    "café naïve",
    "API – prod",
    "“quoted”",
    "\U0001f980",
    "two\nlines\tand a tab",
)


@pytest.mark.parametrize("text", DECEIVING, ids=ascii)
def test_a_character_that_deceives_is_told(text: str) -> None:
    assert [(odd.start, odd.code, odd.like) for odd in odd_characters(text)] == DECEIVING[text]


@pytest.mark.parametrize("text", IN_PEACE, ids=ascii)
def test_what_people_write_is_left_in_peace(text: str) -> None:
    assert list(odd_characters(text)) == []
