"""Sidecars of presets: one router and one collector in a task, and what becomes of them."""

from collections import Counter

import pytest

from designer import taskdef
from designer.taskdef.edits import apply as carry_out
from designer.taskdef.preset import Preset, apply, fate, obstacle
from designer.taskdef.task import EC2, Task
from tests.taskdef.with_presets import (
    APP,
    PRESETS,
    applied,
    document,
    inputs,
    is_applied,
    names,
    removed,
    serious,
)

LOGS = [preset for preset in PRESETS.values() if preset.kind == "logs"]
ROUTED = [preset for preset in LOGS if preset.needs_sidecar()]
COLLECTED = [preset for preset in PRESETS.values() if preset.kind != "logs"]


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
