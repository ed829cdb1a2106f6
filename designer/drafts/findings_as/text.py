"""Findings for eyes: a line for each, as compilers write them, with what to do and why below it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.checked_files import CheckedFile, Placed, Unreadable
from designer.drafts.words import counted_words
from designer.taskdef.rule import LEVELS, Level


def written(files: Sequence[CheckedFile], fail_on: Level) -> str:
    lines = [line for file in files for found in file.findings for line in _lines(file.name, found)]
    return "\n".join([*lines, _summary(files)]) + "\n"


def refusal(name: str, unreadable: Unreadable) -> str:
    """The line about a file that could not be checked, and one more if the import can repair it."""
    line, column, _utf16 = unreadable.position
    told = shown(f"{name}:{line}:{column}: {unreadable.reason}")
    if not unreadable.is_repairable:
        return told
    repairs = _("The import of Task Designer proposes repairs for this file.")
    return f"{told}\n    {repairs}"


def shown(text: str) -> str:
    """Text of a document on one line of a terminal or a log, which may act on what cannot be seen."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def _lines(name: str, found: Placed) -> Iterator[str]:
    finding, (line, column, _utf16) = found.finding, found.position
    yield shown(f"{name}:{line}:{column}: {finding.level}: {found.message} [{finding.rule}]")
    yield shown(f"    {found.fix}")
    yield f"    {finding.docs}"


def _summary(files: Sequence[CheckedFile]) -> str:
    checked = sum(not file.unreadable for file in files)
    counted = Counter(found.finding.level for file in files for found in file.findings)
    counts = [counted_words(level, counted[level]) for level in LEVELS if counted[level]]
    if checked and not counts:
        counts = [_("no findings")]
    if checked < len(files):
        counts.append(_("%(n)d unreadable") % {"n": len(files) - checked})
    files_checked = ngettext("%(n)d file checked", "%(n)d files checked", checked) % {"n": checked}
    return f"{files_checked}: {', '.join(counts)}"
