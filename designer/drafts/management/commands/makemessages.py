"""Collects what is to be translated: as Django does, and from the words of the starter templates."""

import json
from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages

from designer.drafts.starters import words


def _is_starter(path: str) -> bool:
    return Path(path).parent.parts[-2:] == ("drafts", "starters")


class WordsOfStarter(makemessages.BuildFile):
    """A JSON file of a starter, handed to xgettext as the words in it."""

    def preprocess(self) -> None:
        if not self.path.endswith(".json"):
            super().preprocess()
            return
        said = json.loads(Path(self.path).read_text(encoding="utf-8"))
        calls = (f"_({json.dumps(word, ensure_ascii=False)})\n" for word in words(said))
        Path(self.work_path).write_text("".join(calls), encoding="utf-8")


class Command(makemessages.Command):
    build_file_class = WordsOfStarter

    def handle(self, *args: Any, **options: Any) -> None:
        options["extensions"] = options["extensions"] or ["html", "txt", "py", "json"]
        super().handle(*args, **options)

    def find_files(self, root: str) -> list[Any]:
        """All but the JSON files that hold no words."""
        found = super().find_files(root)
        return [file for file in found if not file.file.endswith(".json") or _is_starter(file.path)]
