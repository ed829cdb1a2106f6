"""Write designer/taskdef/schema.json anew from the installed botocore."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

import designer.taskdef
from designer.aws import api_model


class Command(BaseCommand):
    help = "Write designer/taskdef/schema.json anew from the installed botocore, and say what changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        committed = Path(designer.taskdef.__path__[0]) / "schema.json"
        parser.add_argument("--to", type=Path, default=committed, help="the file to write")

    def handle(self, *, to: Path, **options: Any) -> None:
        before = json.loads(to.read_text(encoding="utf-8")) if to.exists() else {}
        after = api_model.request_schema()
        to.write_text(api_model.as_text(after), encoding="utf-8")
        for change in api_model.differences(before, after) or ["nothing changed"]:
            self.stdout.write(change)
