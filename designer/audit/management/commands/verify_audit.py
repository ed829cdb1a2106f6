"""`manage.py verify_audit`: is the audit log as it was written?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from designer.audit.verifying import Head, NoHead, verdicts

ONLY_WITH_A_HEAD = (
    "That the newest records were cut off together with the chain's end is found only with a head kept "
    "elsewhere: docs/audit.md says how."
)


class Command(BaseCommand):
    help = "Read the audit log from its first record on and say where it is not as it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="CHAIN:NUMBER:MARK",
            help="a head kept elsewhere, of which nothing may be missing; may be given again",
        )

    def handle(self, *, head: list[str], **_: Any) -> None:
        wrong = 0
        for verdict in verdicts(map(_read, head)):
            wrong += bool(verdict.wrong)
            said = f"WRONG: {verdict.wrong}" if verdict.wrong else f"as written, up to {verdict.newest}"
            self.stdout.write(f"{verdict.chain}: {verdict.records} records {said}")
        if not head:
            self.stdout.write(ONLY_WITH_A_HEAD)
        if wrong:
            raise CommandError(f"The audit log is not as it was written: {wrong} chains are wrong.")


def _read(text: str) -> Head:
    try:
        return Head.read(text)
    except NoHead as error:
        raise CommandError(f"“{error}” is no head: write CHAIN:NUMBER:MARK.") from error
