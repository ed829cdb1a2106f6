"""Presets: what each changes, that it leaves nothing wrong behind, and no trace when it is taken off."""

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from designer import taskdef
from designer.taskdef import presets as package
from designer.taskdef.edits import apply as carry_out
from designer.taskdef.preset import Preset, apply, fate, obstacle, policy, remove
from designer.taskdef.presets import all_presets
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task
from tests import corpus
from tests.taskdef import random_documents
from tests.taskdef.preset_inputs import inputs

APP = "/containerDefinitions/0"
PRESETS = all_presets()
LOGS = [preset for preset in PRESETS.values() if preset.kind == "logs"]
ROUTED = [preset for preset in LOGS if preset.needs_sidecar()]
COLLECTED = [preset for preset in PRESETS.values() if preset.kind != "logs"]
TASKS = [
    (FARGATE, "awsvpc", {"cpu": "256", "memory": "512"}),
    (EC2, "awsvpc", {}),
    (EC2, "bridge", {}),
    (EC2, "host", {"memory": "1024"}),
    (MANAGED_INSTANCES, "awsvpc", {}),
    (EXTERNAL, "bridge", {}),
]


def document(launch_type: str = FARGATE, network_mode: str = "awsvpc", **members: Any) -> dict[str, Any]:
    return {
        "family": "orders-api",
        "taskRoleArn": "arn:aws:iam::111122223333:role/orders-task",
        "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
        "networkMode": network_mode,
        "containerDefinitions": [
            {"name": "app", "image": "public.ecr.aws/nginx/nginx:1.27", "memory": 256},
            {"name": "worker", "image": "public.ecr.aws/nginx/nginx:1.27", "memory": 128},
        ],
        "requiresCompatibilities": [launch_type],
        "tags": [{"key": "team", "value": "orders"}],
        **members,
    }


def at_of(preset: Preset) -> str:
    return APP if preset.kind == "logs" else ""


def applied(preset: Preset, before: dict[str, Any], at: str | None = None) -> dict[str, Any]:
    place = at_of(preset) if at is None else at
    found: dict[str, Any] = carry_out(before, apply(preset, before, place, inputs(preset, before, place)))
    return found


def removed(preset: Preset, after: dict[str, Any], at: str | None = None, **how: bool) -> dict[str, Any]:
    found: dict[str, Any] = carry_out(
        after, remove(preset, after, at_of(preset) if at is None else at, **how)
    )
    return found


def is_applied(preset: Preset, found: dict[str, Any]) -> bool:
    task = Task(found)
    return preset.is_applied(task, task.containers[0])


def names(found: dict[str, Any]) -> list[str]:
    return [container["name"] for container in found["containerDefinitions"]]


def serious(found: dict[str, Any]) -> Counter[str]:
    return Counter(finding.rule for finding in taskdef.check(found) if finding.level != "note")


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
    done = 0
    for preset in PRESETS.values():
        for container in Task(before).containers:
            at = container.at if preset.kind == "logs" else ""
            is_new = preset.kind != "logs" or "logConfiguration" not in container.raw
            if not is_new or preset.is_applied(Task(before), container):
                continue
            if obstacle(preset, Task(before), container) is None:
                after = applied(preset, before, at)
                assert taskdef.compact(removed(preset, after, at)) == taskdef.compact(before), preset.id
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


@pytest.mark.parametrize("preset", ROUTED, ids=lambda preset: preset.id)
def test_a_second_container_uses_the_router_that_is_there(preset: Preset) -> None:
    once = applied(preset, document())
    twice = applied(preset, once, "/containerDefinitions/1")
    assert names(twice) == ["app", "worker", "log_router"]
    assert fate(preset, once, twice).fate == "used"
    assert names(removed(preset, twice)) == ["app", "worker", "log_router"]
    assert taskdef.compact(removed(preset, removed(preset, twice), "/containerDefinitions/1")) == (
        taskdef.compact(document())
    )


def test_a_router_written_by_hand_is_used_and_stays() -> None:
    router = {"name": "fluent", "image": "amazon/aws-for-fluent-bit:stable", "memoryReservation": 50}
    before = document()
    before["containerDefinitions"].append({**router, "firelensConfiguration": {"type": "fluentbit"}})
    preset = PRESETS["firehose"]
    after = applied(preset, before)
    assert names(after) == ["app", "worker", "fluent"]
    left = removed(preset, after)
    assert taskdef.compact(left) == taskdef.compact(before)
    said = fate(preset, after, left)
    assert (said.fate, said.name) == ("left", "fluent")
    assert set(said.changed) == {"image", "memoryReservation", "essential", "logConfiguration"}
    assert names(removed(preset, after, drop=True)) == ["app", "worker"]


def test_what_was_changed_of_the_router_since_is_said_and_kept_unless_asked() -> None:
    preset = PRESETS["s3"]
    after = applied(preset, document())
    after["containerDefinitions"][2]["memory"] = 512
    left = removed(preset, after)
    assert fate(preset, after, left) == fate(preset, after, left).__class__("log_router", "left", ("memory",))
    assert names(left) == ["app", "worker", "log_router"]
    assert names(removed(preset, after, drop=True)) == ["app", "worker"]


def test_what_others_say_of_the_router_goes_with_it() -> None:
    preset = PRESETS["kinesis"]
    after = applied(preset, document())
    after["containerDefinitions"][0]["dependsOn"] = [{"containerName": "log_router", "condition": "START"}]
    assert taskdef.compact(removed(preset, after)) == taskdef.compact(document())


def test_another_destination_takes_the_router_along_when_nothing_else_needs_it() -> None:
    routed = applied(PRESETS["firehose"], document())
    direct = applied(PRESETS["cloudwatch-logs"], routed)
    assert names(direct) == ["app", "worker"]
    assert fate(PRESETS["cloudwatch-logs"], routed, direct).fate == "removed"
    assert taskdef.compact(applied(PRESETS["firehose"], direct)) == taskdef.compact(routed)


def test_the_router_logs_as_the_other_containers_do() -> None:
    preset = PRESETS["cloudwatch-logs"]
    task = applied(preset, document(), "/containerDefinitions/1")
    options = task["containerDefinitions"][1]["logConfiguration"]["options"]
    del options["awslogs-create-group"]
    router = applied(PRESETS["s3"], task)["containerDefinitions"][2]
    assert router["logConfiguration"]["options"] == options


def test_a_destination_written_by_hand_is_recognised() -> None:
    before = document()
    options = {"name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "x"}
    before["containerDefinitions"][0]["logConfiguration"] = {"logDriver": "awsfirelens", "options": options}
    assert [preset.id for preset in LOGS if is_applied(preset, before)] == ["firehose"]


def test_the_token_of_splunk_is_never_written_in_plain_text() -> None:
    logs = applied(PRESETS["splunk"], document())["containerDefinitions"][0]["logConfiguration"]
    assert logs["options"] == {"splunk-url": "https://splunk.example.com:8088"}
    assert [secret["name"] for secret in logs["secretOptions"]] == ["splunk-token"]


def test_the_delivery_mode_is_written_only_when_it_was_chosen() -> None:
    preset, before = PRESETS["cloudwatch-logs"], document()
    usual = inputs(preset, before)
    made = {
        mode: carry_out(before, apply(preset, before, APP, {**usual, "mode": mode}))
        for mode in ("", "blocking")
    }
    options = {
        mode: found["containerDefinitions"][0]["logConfiguration"]["options"] for mode, found in made.items()
    }
    assert "mode" not in options[""]
    assert options["blocking"]["mode"] == "blocking"


@pytest.mark.parametrize(
    "metrics", ["cloudwatch-metrics", "prometheus-opentelemetry", "prometheus-libraries"]
)
def test_traces_and_metrics_share_one_collector_in_any_order(metrics: str) -> None:
    both = [PRESETS["xray"], PRESETS[metrics]]
    for first, second in (both, both[::-1]):
        once = applied(first, document())
        twice = applied(second, once)
        assert names(twice) == ["app", "worker", "aws-otel-collector"]
        assert is_applied(first, twice)
        assert is_applied(second, twice)
        assert serious(twice) - serious(document()) == Counter()
        assert taskdef.compact(removed(second, twice)) == taskdef.compact(once)


def test_metrics_go_to_one_place() -> None:
    once = applied(PRESETS["cloudwatch-metrics"], document())
    said = obstacle(PRESETS["prometheus-libraries"], Task(once), Task(once).containers[0])
    assert str(said) == "The collector “aws-otel-collector” sends metrics elsewhere: take that off first."


def test_a_collector_with_a_configuration_of_its_own_is_left_alone() -> None:
    before = document()
    image = "public.ecr.aws/aws-observability/aws-otel-collector:latest"
    before["containerDefinitions"].append({"name": "otel", "image": image, "command": ["--config=/own.yaml"]})
    for preset in COLLECTED:
        assert not is_applied(preset, before)
        assert "has a configuration of its own" in str(
            obstacle(preset, Task(before), Task(before).containers[0])
        )


def test_what_was_changed_of_the_collector_since_is_said() -> None:
    preset = PRESETS["prometheus-opentelemetry"]
    after = applied(preset, document())
    assert fate(preset, after, removed(preset, after)).changed == ()
    after["containerDefinitions"][2] |= {"user": "1000", "memory": 512}
    after["containerDefinitions"][2]["environment"].append({"name": "LEVEL", "value": "debug"})
    assert set(fate(preset, after, removed(preset, after)).changed) == {"user", "memory", "environment"}


def test_requests_to_prometheus_are_signed_for_the_region_of_the_workspace() -> None:
    found = applied(PRESETS["prometheus-opentelemetry"], document(EC2))["containerDefinitions"][2]
    assert {"name": "AWS_REGION", "value": "eu-west-1"} in found["environment"]


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
