"""The committed schema against the API model in the installed botocore."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator
from django.core.management import call_command

from designer.aws import api_model
from designer.aws.management.commands.generate_schema import Command
from designer.aws.plain_text import plain_text
from designer.taskdef import paths, schema, schema_errors

WRITE_IT_ANEW = "designer/taskdef/schema.json is not what botocore says; run manage.py generate_schema"


def test_the_committed_schema_says_what_the_installed_botocore_says() -> None:
    changes = api_model.differences(schema.JSON_SCHEMA, api_model.request_schema())
    assert not changes, "\n".join([WRITE_IT_ANEW, *changes])


def test_the_committed_file_is_formatted_as_the_command_writes_it(tmp_path: Path) -> None:
    written = tmp_path / "schema.json"
    call_command(Command(), to=written)
    committed = Path(schema.__file__).with_name("schema.json")
    assert written.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")


def test_the_command_names_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older = _copy()
    del older["properties"]["pidMode"]
    written = tmp_path / "schema.json"
    written.write_text(api_model.as_text(older))
    call_command(Command(), to=written)
    call_command(Command(), to=written)
    assert capsys.readouterr().out.splitlines() == ["added pidMode", "nothing changed"]


def _copy() -> dict[str, Any]:
    return copy.deepcopy(schema.JSON_SCHEMA)


def _without_image(to: dict[str, Any]) -> None:
    del to["properties"]["containerDefinitions"]["items"]["properties"]["image"]


def _with_another_mode(to: dict[str, Any]) -> None:
    to["properties"]["networkMode"]["enum"].append("mesh")


def _with_labels_of_numbers(to: dict[str, Any]) -> None:
    container = to["properties"]["containerDefinitions"]["items"]["properties"]
    container["dockerLabels"]["additionalProperties"]["type"] = "integer"


def _with_cpu_needed(to: dict[str, Any]) -> None:
    to["required"].append("cpu")


def _with_family_last(to: dict[str, Any]) -> None:
    to["properties"]["family"] = to["properties"].pop("family")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_without_image, ["removed containerDefinitions[].image"]),
        (_with_another_mode, ["changed networkMode (enum)"]),
        (_with_labels_of_numbers, ["changed containerDefinitions[].dockerLabels (additionalProperties)"]),
        (_with_cpu_needed, ["changed the task definition (required)"]),
        (_with_family_last, ["changed order of members"]),
        (lambda to: None, []),
    ],
)
def test_a_difference_is_told_by_the_path_of_its_field(
    change: Callable[[dict[str, Any]], None], told: list[str]
) -> None:
    other = _copy()
    change(other)
    assert api_model.differences(schema.JSON_SCHEMA, other) == told


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>The <code>cpu</code>\n  units.</p>", "The cpu units."),
        ("<p>One.</p> <p>Two.</p>", "One.\n\nTwo."),
        ("<p>Either:</p> <ul> <li> <p>this</p> </li> <li>that</li> </ul>", "Either:\n- this\n- that"),
        (
            "<note> <p>Beware &lt;default&gt; &amp; <a href='x'>more</a>.</p> </note>",
            "Beware <default> & more.",
        ),
        (
            "<p>Use <code> <i>url</i>@<i>digest</i> </code>. A <code>.env</code> file.</p>",
            "Use url@digest. A .env file.",
        ),
        ("<dl> <dt>core</dt> <dd> <p>Files.</p> </dd> </dl>", "core\n\nFiles."),
        ("<zonbook></zonbook><xhtml></xhtml>", ""),
        ("", ""),
    ],
)
def test_help_is_readable_text(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_no_help_text_holds_html() -> None:
    assert [field.path for field in schema.fields() if "</" in field.help or "&lt;" in field.help] == []


def test_what_breaks_the_schema_nowhere_is_taken_by_botocore() -> None:
    shape = Loader().load_service_model("ecs", "service-2")
    request = ServiceModel(shape, "ecs").operation_model("RegisterTaskDefinition").input_shape
    passed = [document for document in _documents() if schema_errors.is_valid(document)]
    refused = [ParamValidator().validate(document, request).generate_report() for document in passed]
    assert len(passed) > 100
    assert [report for report in refused if report] == []


def _documents() -> Iterator[dict[str, Any]]:
    """Each field of the API, alone in a document, with values of many kinds."""
    for field in schema.fields():
        for value in ("host", 1, 1.5, True, [], ["x"], [1], [{}], {}, {"a": "b"}, {"a": 1}):
            yield {"family": "orders", "containerDefinitions": [], **_holding(field.path, value)}


def _holding(pattern: str, value: Any) -> Any:
    for name in reversed(paths.split(pattern)):
        value = [value] if name == "[]" else {name: value}
    return value
