"""The product after an upgrade of the API's model: a copy whose schema knows three more fields."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ADDED: dict[str, dict[str, Any]] = {
    "containerDefinitions[].newText": {"type": "string", "description": "What is new. And more of it."},
    "containerDefinitions[].portMappings[].newNumber": {"type": "integer", "description": "A new number."},
    "newParts": {
        "type": "object",
        "description": "A new structure.",
        "properties": {"deep": {"type": "array", "items": {"type": "string"}}},
    },
}


def upgraded(folder: Path, database: Path) -> Path:
    """A copy of the product that knows what ADDED says, with a copy of this database."""
    shutil.copy(database, folder / "db.sqlite3")
    for name in ("designer", "templates", "static", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("cases", "__pycache__"))
    file = folder / "designer" / "taskdef" / "schema.json"
    schema = json.loads(file.read_text())
    for path, told in ADDED.items():
        *outer, name = path.replace("[]", ".[]").split(".")
        here = schema
        for one in outer:
            here = here["items"] if one == "[]" else here["properties"][one]
        here["properties"][name] = told
    file.write_text(json.dumps(schema))
    return folder


def told_by(folder: Path, script: str) -> Any:
    """What a script, run against the copy with a database of its own, prints as JSON."""
    environment = os.environ | {"PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
    environment.pop("PYTEST_CURRENT_TEST", None)
    done = subprocess.run(
        [sys.executable, "-c", _FRAME + script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


_FRAME = """
import json
import django
django.setup()
from django.core.management import call_command
from django.test.utils import setup_test_environment
from django.test import Client
setup_test_environment()
from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Team
from tests.markup import Markup
team = Team.objects.create(name="Payments", slug="payments")
person = team.add(Person.objects.create_user("mina@example.com", "mina"), Role.AUTHOR).person
client = Client()
client.force_login(person)
"""
