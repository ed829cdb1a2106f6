"""What the documents say: files they name exist, what they show works, their commands are performed."""

import json
import re
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest
from django.core.management import get_commands

from designer.aws.policies import after_registering, look_ups, permissions, trust_policy
from designer.drafts.starters import starter
from designer.drafts.steps import STEPS
from designer.taskdef import schema
from designer.taskdef.examples import complete
from designer.taskdef.filling import places
from designer.taskdef.rule import Rule
from designer.taskdef.task import Task
from designer.teams.models import Target
from tests.documented import HERE
from tests.test_repository import files

DOCUMENTS = [path for path in files("*.md") if path != "docs/corpus.md"]
TOP = {path.split("/")[0] for path in files()}

PERFORMED_BY = {
    "make run": "tests/demo/test_running.py",
    "make test": "tests/run.py",
    "python manage.py generate_schema": "tests/aws/test_api_model.py",
    "python manage.py reconcile_registrations": "tests/aws/test_reconcile.py",
    "python manage.py check_taskdef taskdef.json": "tests/drafts/test_check_command.py",
}
"""The commands shown to be typed, and what performs each."""


def blocks(document: str, language: str) -> list[str]:
    """The fenced blocks of a language, indented ones without their indent."""
    text = (HERE / document).read_text()
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return [re.sub(f"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_a_document_names_exists(document: str) -> None:
    quoted = re.findall(r"`([\w.-]+(?:/[\w.-]+)+/?)`", (HERE / document).read_text())
    named = {path for path in quoted if path.split("/")[0] in TOP}
    assert {path for path in named if not (HERE / path).exists()} == set()


def test_every_command_a_document_shows_is_performed_somewhere() -> None:
    shown = {
        command
        for document in DOCUMENTS
        for block in blocks(document, "console")
        for command in re.findall(r"^\$ (.+)$", block, re.MULTILINE)
    }
    assert shown == set(PERFORMED_BY)


@pytest.mark.parametrize(("command", "test"), PERFORMED_BY.items(), ids=PERFORMED_BY)
def test_what_performs_a_command_names_it(command: str, test: str) -> None:
    assert command.split()[-1] in (HERE / test).read_text()


def test_the_management_commands_named_exist() -> None:
    for document in DOCUMENTS:
        text = (HERE / document).read_text()
        named = set(re.findall(r"manage\.py (\w+)", text))
        assert named <= get_commands().keys(), document


def test_the_make_targets_named_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (HERE / "Makefile").read_text(), re.MULTILINE))
    for document in DOCUMENTS:
        text = (HERE / document).read_text()
        named = set(re.findall(r"(?:`|\$ )make ([\w-]+)", text))
        assert named <= targets, document


def as_module(code: str, name: str, folder: Path) -> ModuleType:
    """The code as if it stood under this name."""
    file = folder / "shown.py"
    file.write_text(code)
    spec = util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_repair_shown_is_one_of_ours() -> None:
    (code,) = blocks("docs/importing.md", "python")
    assert code == (HERE / "designer/taskdef/repairs/text/spare_commas.py").read_text()


def test_the_rule_shown_is_a_rule_that_finds_its_bad_example(tmp_path: Path) -> None:
    (code,) = blocks("docs/rules.md", "python")
    name = "designer.taskdef.rules.lifecycle.stop_timeout_range"
    shown: Rule = as_module(code, name, tmp_path).check
    assert (shown.id, shown.topic) == ("stop-timeout-range", "lifecycle")
    assert [finding.path for finding in shown.findings(Task(complete(shown.bad)))] == [
        "/containerDefinitions/0/stopTimeout"
    ]
    assert list(shown.findings(Task(complete(shown.good)))) == []


def test_the_field_shown_is_one_the_api_has(tmp_path: Path) -> None:
    (code,) = blocks("docs/fields.md", "python")
    head = "from designer.drafts.fields import Field\n_ = str\nshown = "
    field = as_module(head + code, "shown", tmp_path).shown
    assert schema.field(field.path) is not None


def test_the_template_shown_asks_for_what_it_lacks() -> None:
    (code,) = blocks("docs/templates.md", "json")
    shown = starter("cache", json.loads(code))
    assert {one.name for one in shown.inputs} | {"FAMILY"} == set(places(shown.document))
    answers = {one.name: one.default or one.example for one in shown.inputs}
    assert places(shown.filled(answers, "orders")) == {}


def target() -> Target:
    return Target(
        account="111122223333",
        region="ap-northeast-2",
        role_arn="arn:aws:iam::111122223333:role/designer-register",
        external_id="0123456789abcdef" * 2,
    )


@pytest.mark.parametrize(
    ("label", "policy"),
    [
        ("json trust", trust_policy(target(), "arn:aws:iam::444455556666:role/task-designer")),
        ("json permissions", permissions(target())),
        ("json acting", after_registering(target())),
        ("json look-ups", look_ups(target())),
    ],
)
def test_the_policies_shown_are_those_that_a_targets_page_shows(label: str, policy: str) -> None:
    (shown,) = blocks("docs/aws-permissions.md", label)
    assert shown == f"{policy}\n"


def test_the_need_shown_is_one_of_ours() -> None:
    (code,) = blocks("docs/permissions.md", "python need")
    assert code.strip() in (HERE / "designer/taskdef/permissions/needs/app_mesh.py").read_text()


def test_the_changelog_names_every_step() -> None:
    text = " ".join((HERE / "CHANGELOG.md").read_text().split())
    assert ", ".join(str(step.title).lower() for step in STEPS[:-1]) in text


def test_the_screenshot_is_small() -> None:
    assert (HERE / "docs" / "screenshot.png").stat().st_size < 250_000


def test_the_preset_in_its_how_to_is_the_one_in_the_code() -> None:
    (code,) = blocks("docs/presets.md", "python")
    assert code.strip() in (HERE / "designer/taskdef/presets/s3.py").read_text()
