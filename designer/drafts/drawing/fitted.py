"""Words in pictures, where nothing wraps: cut to what fits."""

from unicodedata import east_asian_width


def fitted(text: str, columns: int) -> str:
    """The text, or as much of it as fits into so many columns; a Korean letter takes two."""
    if _columns(text) <= columns:
        return text
    kept, left = "", columns - 1
    for letter in text:
        left -= _columns(letter)
        if left < 0:
            break
        kept += letter
    return kept + "…"


def shortened(name: str, columns: int) -> str:
    """A name in so many columns: names often differ at their ends, so what is left out is their middle."""
    if _columns(name) <= columns:
        return name
    end, left = "", columns // 3
    for letter in reversed(name):
        left -= _columns(letter)
        if left < 0:
            break
        end = letter + end
    return fitted(name, columns - _columns(end)) + end


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
