"""Findings, and what presets say, in the reader's language: levels, messages, fixes."""

from functools import lru_cache
from typing import Final

from django.utils.translation import get_language, gettext_lazy, ngettext

from designer.taskdef.rule import Finding, Level
from designer.taskdef.said import Said
from designer.translated import gettext as _

LEVEL_NAMES: Final = {
    "error": gettext_lazy("Error"),
    "runtime": gettext_lazy("Warning"),
    "security": gettext_lazy("Security"),
    "practice": gettext_lazy("Advice"),
    "note": gettext_lazy("Note"),
}
LEVEL_TONES: Final[dict[str, str]] = {
    "error": "err",
    "runtime": "warn",
    "security": "warn",
    "practice": "info",
    "note": "info",
}
LEVEL_ICONS: Final[dict[str, str]] = {
    "error": "circle-x",
    "runtime": "triangle-alert",
    "security": "shield-alert",
    "practice": "info",
    "note": "info",
}
KIND_NAMES: Final = {
    "text": gettext_lazy("text"),
    "integer": gettext_lazy("whole number"),
    "boolean": gettext_lazy("true or false"),
    "list": gettext_lazy("list"),
    "map": gettext_lazy("names and values"),
    "structure": gettext_lazy("structure"),
}


def level_name(level: Level) -> str:
    """Error, Warning, Security, Advice or Note."""
    return _level_name(level, get_language() or "")


@lru_cache
def _level_name(level: Level, _language: str) -> str:
    return str(LEVEL_NAMES[level])


def message(finding: Finding) -> str:
    """What is wrong, with the values in it."""
    return _(finding.template).format_map(finding.values)


def fix(finding: Finding) -> str:
    """What to do about it."""
    return _(finding.fix_template).format_map(finding.values)


def told(said: Said) -> str:
    """A sentence with the values in it."""
    return _(said.template).format_map(said.values)


def counted_words(level: Level, number: int) -> str:
    """2 errors, 1 warning, 3 advice."""
    match level:
        case "error":
            text = ngettext("%(n)d error", "%(n)d errors", number)
        case "runtime":
            text = ngettext("%(n)d warning", "%(n)d warnings", number)
        case "security":
            text = _("%(n)d security")
        case "practice":
            text = _("%(n)d advice")
        case "note":
            text = ngettext("%(n)d note", "%(n)d notes", number)
    return text % {"n": number}


def error_words(number: int) -> str:
    """2 errors; nothing for none."""
    return counted_words("error", number) if number else ""
