"""A field that the API gains is in the wizard by itself: shown, edited and saved."""

from pathlib import Path
from typing import Any

import pytest

from tests.upgraded import told_by, upgraded

pytestmark = pytest.mark.xdist_group("upgraded")  # told once, by one worker

SCRIPT = """
document = {
    "family": "orders",
    "containerDefinitions": [{"name": "app", "newText": "old", "portMappings": [{"containerPort": 80}]}],
}
draft = Draft.start(team, person, document)
pages = {}
for step in ("name-and-size", "containers"):
    html = client.get(f"/drafts/{draft.pk}/{step}/").content.decode()
    pages[step] = html
    form = Markup(html).forms["step"]
    for name, text in CHANGED.items():
        if name in form:
            form[name] = text
    assert client.post(f"/drafts/{draft.pk}/{step}/", form).status_code == 302
stored = Draft.objects.get(pk=draft.pk).document
help = client.get("/fields/containerDefinitions.newText/").content.decode()
print(json.dumps({"pages": pages, "stored": stored, "help": help}))
"""
TEXT = "/containerDefinitions/0/newText"
NUMBER = "/containerDefinitions/0/portMappings/0/newNumber"
PARTS = "/newParts"


@pytest.fixture(scope="module")
def told(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What one person saw and stored in the upgraded product."""
    folder: Path = upgraded(tmp_path_factory.mktemp("upgraded"), migrated)
    changed = {TEXT: "new", NUMBER: "7", PARTS: '{"deep": ["a"], "also": null}'}
    return told_by(folder, f"CHANGED = {changed!r}\n{SCRIPT}")


def test_it_stands_under_other_settings_with_the_apis_help(told: Any) -> None:
    page = told["pages"]["containers"]
    assert "Other settings" in page
    assert f'name="{TEXT}"' in page
    assert "What is new" in page
    assert "And more of it." in told["help"]


def test_a_member_of_rows_becomes_a_column_of_their_table(told: Any) -> None:
    assert f'name="{NUMBER}"' in told["pages"]["containers"]


def test_what_belongs_to_no_list_stands_in_the_step_of_the_task_itself(told: Any) -> None:
    assert f'name="{PARTS}"' in told["pages"]["name-and-size"]


def test_it_is_edited_and_saved_as_its_kind(told: Any) -> None:
    container = told["stored"]["containerDefinitions"][0]
    assert container["newText"] == "new"
    assert container["portMappings"] == [{"containerPort": 80, "newNumber": 7}]
    assert told["stored"]["newParts"] == {"deep": ["a"]}
