"""What it would take on each platform, for documents that fit and that do not, and what clicks settle."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import examples
from designer.taskdef.check import all_rules, check
from designer.taskdef.clicks import MOST, clicked_through, key
from designer.taskdef.fitting import Fit, fits
from designer.taskdef.platforms import judged
from tests.taskdef.found import container

CASES = [json.loads(file.read_text()) for file in sorted((Path(__file__).parent / "cases").glob("*.json"))]
BAD = [examples.complete(rule.bad) for rule in all_rules().values()]
ANYWHERE = examples.complete(
    {"networkMode": "awsvpc", "cpu": "1024", "memory": "2048", **container(image="nginx:1.27", memory=512)}
)
PORTS = container(portMappings=[{"containerPort": 80, "hostPort": 8080}], memory=512)


def fit(document: dict[str, Any], platform: str) -> Fit:
    return next(one for one in fits(document).platforms if one.platform.id == platform)


def rules(one: Fit) -> set[str]:
    return {finding.rule for finding in one.errors}


@pytest.mark.parametrize(
    ("changes", "platform", "expected"),
    [
        ({}, "fargate-linux", set()),
        ({}, "fargate-windows", set()),
        ({}, "ec2-linux", set()),
        ({}, "managed-instances-linux", set()),
        ({}, "external", {"external-exclusive-network"}),
        ({"networkMode": "bridge"}, "external", set()),
        ({"networkMode": "bridge"}, "ec2-linux", set()),
        ({"networkMode": "bridge"}, "fargate-linux", {"fargate-network-mode"}),
        ({"networkMode": "bridge"}, "managed-instances-linux", {"managed-instances-network-mode"}),
        ({"cpu": "512"}, "fargate-windows", {"fargate-windows-size"}),
        ({"cpu": "512"}, "fargate-linux", set()),
        ({"runtimePlatform": {"cpuArchitecture": "ARM64"}}, "fargate-windows", {"windows-arm64"}),
    ],
)
def test_a_platform_tells_what_ecs_would_refuse_there(changes, platform, expected) -> None:
    assert rules(fit({**ANYWHERE, **changes}, platform)) == expected


def test_what_is_wrong_on_every_platform_is_told_once_and_not_counted() -> None:
    found = fits({**ANYWHERE, "family": "a b"})
    assert [finding.rule for finding in found.everywhere if finding.level == "error"] == ["family-invalid"]
    assert [one.edits for one in found.platforms if one.platform.launch_type == "EXTERNAL"] == [1]


def test_an_error_of_the_platforms_asked_for_now_is_told_there_too() -> None:
    assert rules(fit({**ANYWHERE, "networkMode": "bridge"}, "fargate-linux")) == {"fargate-network-mode"}


def test_clicks_and_decisions_are_counted_apart() -> None:
    one = fit(examples.complete({**PORTS, "cpu": None}), "fargate-linux")
    ports = [finding for finding in one.errors if finding.rule == "awsvpc-host-port-mismatch"]
    assert [one.has_click(finding) for finding in ports] == [True]
    assert one.clicks >= 1
    assert "awsvpc-host-port-mismatch" not in {finding.rule for finding in one.clicked.left}
    assert one.edits == one.clicks + one.decisions


def test_a_mend_for_one_of_two_alike_is_counted_once_where_it_settles_both() -> None:
    mappings = [{"containerPort": port, "hostPort": 8080} for port in (80, 81, 82)]
    document = examples.complete(container(portMappings=mappings))
    one = fit(document, "fargate-linux")
    assert one.clicks <= len(one.errors)
    assert not {key(finding) for finding in one.clicked.left} & {key(finding) for finding in one.errors}


def test_too_many_errors_are_counted_but_not_clicked_through() -> None:
    mappings = [{"containerPort": n, "hostPort": 9000} for n in range(1, MOST + 2)]
    one = fit(examples.complete(container(portMappings=mappings)), "fargate-linux")
    assert not one.is_counted
    assert one.clicks == 0


def test_launch_types_are_found_with_the_system_of_the_document() -> None:
    found = fits(ANYWHERE)
    assert found.of("FARGATE", "WINDOWS").platform.id == "fargate-windows"
    assert found.of("EXTERNAL", "WINDOWS").platform.id == "external"
    assert found.of("MANAGED_INSTANCES", "WINDOWS").platform.id == "managed-instances-linux"


@pytest.mark.parametrize("document", [case["document"] for case in CASES] + BAD + [{}])
def test_what_is_left_after_the_clicks_is_what_check_finds_in_what_they_made(document) -> None:
    before = copy.deepcopy(document)
    for one in fits(document).platforms:
        clicked = one.clicked
        left = {key(finding) for finding in clicked.left}
        assert left <= {key(found) for found in check(clicked.document)}
        assert judged(clicked.document, one.platform) == clicked.document
        assert one.is_counted or clicked.clicks == 0
    assert document == before


@given(accepts=st.just(lambda document: False))
def test_what_is_not_accepted_is_not_clicked(accepts) -> None:
    document = examples.complete(PORTS)
    clicked = clicked_through(document, frozenset(), accepts)
    assert (clicked.document, clicked.clicks) == (document, 0)
    assert clicked.left
