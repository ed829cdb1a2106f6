"""Writes the SQLite database into one file while people go on working; PostgreSQL has its own means."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that is not there yet")

    def handle(self, *, file: Path, **_: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("A PostgreSQL database is saved with pg_dump: docs/backup.md says how.")
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode=0o600)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        try:
            connection.cursor().execute("VACUUM INTO %s", [str(file)])
            os.fsync(handle)
        except Error as error:
            file.unlink()
            raise CommandError(f"The database could not be saved: {error}") from error
        finally:
            os.close(handle)
        self.stdout.write(f"Saved in {file}, {file.stat().st_size:,} bytes.")
