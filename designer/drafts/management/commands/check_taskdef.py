"""Checks files of task definitions without an installation around it: for CI, hooks and editors."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from designer.drafts.checked_files import FAILING_LEVELS, CheckedFile, Unreadable
from designer.drafts.findings_as import FORMATS
from designer.drafts.findings_as.text import refusal
from designer.taskdef import encoding
from designer.taskdef.positions import START
from designer.taskdef.rule import Level

STANDARD_INPUT: Final = "-"
FOUND, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Prints what is wrong with task definitions, at its line and column. "
        "Ends with 0, with 1 for findings of the level to fail on or graver, with 2 for unreadable files."
    )
    requires_system_checks: list[str] = []
    stealth_options = ("stdin",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("files", nargs="*", metavar="FILE", help="- or none: standard input")
        parser.add_argument("--format", choices=FORMATS, default="text", help="what to print")
        parser.add_argument("--fail-on", choices=FAILING_LEVELS, default="error", help="by default error")
        parser.add_argument("--language", choices=languages, default="en", help="of the messages")

    def handle(
        self,
        *,
        files: list[str],
        format: str,
        fail_on: Level,
        language: str,
        stdin: BinaryIO | None = None,
        **_: Any,
    ) -> None:
        _write_utf8()
        with translation.override(language):
            checked = [_checked(name, stdin) for name in files or [STANDARD_INPUT]]
            self.stdout.write(FORMATS[format].written(checked, fail_on), ending="")
        for file in checked:
            if file.unreadable:
                self.stderr.write(refusal(file.name, file.unreadable))
        if status := _status(checked, fail_on):
            sys.exit(status)


def _checked(name: str, stdin: BinaryIO | None) -> CheckedFile:
    shown = os.fsencode(name).decode(errors="replace")
    try:
        data = _read(name, stdin)
    except OSError as error:
        reason = _("The file cannot be read: %(reason)s.") % {"reason": error.strerror}
        return CheckedFile(shown, unreadable=Unreadable(reason, START))
    return CheckedFile.of(shown, data)


def _read(name: str, stdin: BinaryIO | None) -> bytes:
    """No more than shows that it is too much."""
    if name == STANDARD_INPUT:
        return (stdin or sys.stdin.buffer).read(encoding.LARGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(encoding.LARGEST + 1)


def _status(checked: list[CheckedFile], fail_on: Level) -> int:
    if any(file.unreadable for file in checked):
        return UNREADABLE
    return FOUND if any(file.fails(fail_on) for file in checked) else 0


def _write_utf8() -> None:
    """Whatever the locale: the formats say so, and the messages need it."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")
