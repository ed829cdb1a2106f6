"""Runs the demo: the application and an emulated AWS beside it, until Ctrl-C or one of them ends."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error

from designer.aws.outcome import Trouble
from designer.demo.processes import Stop, stop_when_nobody_listens, stopping_on_signals
from designer.demo.running import run


class Command(BaseCommand):
    help = __doc__ or ""
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=port, default=8000, help="AWS is emulated on the next one")

    def handle(self, *, port: int, **_: Any) -> None:
        try:
            with stopping_on_signals():
                stop_when_nobody_listens()
                run(port, self._say)
        except KeyboardInterrupt:
            with suppress(OSError):
                self._say("\nStopped.")
        except Stop as reason:
            sys.exit(str(reason))
        except Trouble as trouble:
            sys.exit(f"The emulated AWS is not as it should be: {trouble.code} {trouble.message}")
        except Error as error:
            sys.exit(f"The database in {settings.VAR_DIR} cannot be used: {error}")

    def _say(self, text: str) -> None:
        """Shown at once, into a file or a pipe as well: the links are needed now."""
        self.stdout.write(text)
        self.stdout.flush()


def port(text: str) -> int:
    """A port that has another one after it."""
    if text.isascii() and text.isdecimal() and 0 < int(text) < 65535:
        return int(text)
    raise ArgumentTypeError(f"“{text}” is not a port: choose a number from 1024 to 65534.")
