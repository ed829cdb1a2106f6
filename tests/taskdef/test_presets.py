"""Presets: what each changes, that it leaves nothing wrong behind, and no trace when it is taken off."""

from collections import Counter
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from designer import taskdef
from designer.taskdef import presets as package
from designer.taskdef.preset import Preset, obstacle, policy
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task
from tests import corpus
from tests.taskdef import random_documents
from tests.taskdef.with_presets import PRESETS, applied, document, is_applied, removed, serious

TASKS = [
    (FARGATE, "awsvpc", {"cpu": "256", "memory": "512"}),
    (EC2, "awsvpc", {}),
    (EC2, "bridge", {}),
    (EC2, "host", {"memory": "1024"}),
    (MANAGED_INSTANCES, "awsvpc", {}),
    (EXTERNAL, "bridge", {}),
]


def test_a_preset_is_a_module_that_is_found_by_itself() -> None:
    modules = {path.stem for path in Path(package.__path__[0]).glob("[a-z]*.py")}
    assert {preset.replace("-", "_") for preset in PRESETS} == modules


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_says_what_it_does_and_where_that_comes_from(preset: Preset) -> None:
    assert preset.title
    assert preset.words.endswith(".")
    assert preset.docs.startswith("https://docs.aws.amazon.com/")
    assert preset.sources
    assert preset.permissions.actions


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
@pytest.mark.parametrize(("launch_type", "mode", "size"), TASKS)
def test_what_it_makes_has_no_error_warning_or_advice_of_its_own(preset, launch_type, mode, size) -> None:
    before = document(launch_type, mode, **size)
    if obstacle(preset, Task(before), Task(before).containers[0]):
        pytest.skip("not for this launch type")
    after = applied(preset, before)
    assert is_applied(preset, after)
    assert serious(after) - serious(before) == Counter()


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
@pytest.mark.parametrize(("launch_type", "mode", "size"), TASKS)
def test_taking_it_off_leaves_no_trace(preset, launch_type, mode, size) -> None:
    before = document(launch_type, mode, **size)
    assert taskdef.compact(removed(preset, applied(preset, before))) == taskdef.compact(before)


def assert_no_trace(before: dict[str, Any]) -> int:
    """How often a preset could be applied, and was taken off again without a trace."""
    task, text, done = Task(before), taskdef.compact(before), 0
    for preset, container in product(PRESETS.values(), task.containers):
        is_free = preset.kind != "logs" or "logConfiguration" not in container.raw
        if is_free and not preset.is_applied(task, container) and not obstacle(preset, task, container):
            at = container.at if preset.kind == "logs" else ""
            assert taskdef.compact(removed(preset, applied(preset, before, at), at)) == text, preset.id
            done += 1
    return done


@given(random_documents.randoms)
@settings(max_examples=60, deadline=None)
def test_no_trace_is_left_in_any_document(random: Random) -> None:
    assert_no_trace(random_documents.document(random))


@pytest.mark.corpus
@corpus.needed
def test_no_trace_is_left_in_real_documents() -> None:
    loaded = [taskdef.load(path.read_bytes().decode("utf-8", "replace")) for path in _readable()]
    assert sum(assert_no_trace(found.document) for found in loaded) > 200


def _readable() -> list[Path]:
    found = []
    for path in corpus.files("taskdefs"):
        try:
            taskdef.load(path.read_bytes().decode("utf-8", "replace"))
        except taskdef.UnreadableDocument:
            continue
        found.append(path)
    return found


@pytest.mark.parametrize(
    ("preset", "members", "why"),
    [
        ("xray", {"requiresCompatibilities": [EC2, EXTERNAL]}, "Not with the launch type EXTERNAL."),
        (
            "s3",
            {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}},
            "Only on Linux.",
        ),
        ("s3", {"networkMode": "none"}, "The task has no network: a log router could not send anything."),
        ("xray", {"networkMode": "none"}, "The task has no network: the collector could not send anything."),
        (
            "firehose",
            {"containerDefinitions": [{"name": f"c{number}"} for number in range(10)]},
            "It needs a log router, and the task has 10 containers already.",
        ),
        ("cloudwatch-logs", {"networkMode": "none"}, "None"),
    ],
)
def test_where_it_cannot_be_used_it_says_why(preset: str, members: dict[str, Any], why: str) -> None:
    task = Task(document() | members)
    assert str(obstacle(PRESETS[preset], task, task.containers[0])) == why


def test_the_policy_names_what_is_known() -> None:
    given = {"region": "us-gov-west-1", "delivery_stream": "orders"}
    found = policy(PRESETS["firehose"].permissions, given, "us-gov-west-1")
    assert found["Statement"] == [
        {
            "Effect": "Allow",
            "Action": ["firehose:PutRecordBatch"],
            "Resource": "arn:aws-us-gov:firehose:us-gov-west-1:*:deliverystream/orders",
        }
    ]
    assert policy(PRESETS["s3"].permissions, {}, "")["Statement"][0]["Resource"] == "arn:aws:s3:::*/*"
