"""The rules on health checks, timeouts and restarts, at both sides of every limit."""

from typing import Any

import pytest

from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, container, findings, messages, places

AT = "/containerDefinitions/0/healthCheck"
LIMITS = {
    "health-check-interval-range": ("interval", 5, 300),
    "health-check-timeout-range": ("timeout", 2, 60),
    "health-check-retries-range": ("retries", 1, 10),
    "health-check-start-period-range": ("startPeriod", 0, 300),
}
TIMEOUTS = {"start-timeout-range": "startTimeout", "stop-timeout-range": "stopTimeout"}


def checked(**members: Any) -> dict[str, Any]:
    return container(healthCheck={"command": ["CMD", "/healthy"], **members})


@pytest.mark.parametrize("rule", LIMITS)
def test_a_number_within_its_limits_is_fine(rule: str) -> None:
    member, lowest, highest = LIMITS[rule]
    for value in (lowest, highest, None, "${SECONDS}", str(highest + 1), True, 1.5):
        assert places(rule, checked(**{member: value})) == []
    assert places(rule, checked()) == []
    assert places(rule, container()) == []


@pytest.mark.parametrize("rule", LIMITS)
def test_a_number_outside_its_limits_is_reported_with_them(rule: str) -> None:
    member, lowest, highest = LIMITS[rule]
    for value in (lowest - 1, highest + 1, -(2**31), 2**31 - 1):
        [finding] = findings(rule, checked(**{member: value}))
        assert finding.path == f"{AT}/{member}"
        assert f"{value:,}" in finding.message
        assert f"{lowest} to {highest}" in finding.message


@pytest.mark.parametrize("command", [["CMD"], ["NONE"], [""], None, "", "curl", {}])
def test_only_a_list_can_be_an_empty_command(command: object) -> None:
    assert places("health-check-command-empty", container(healthCheck={"command": command})) == []


def test_a_command_without_words_is_reported() -> None:
    assert places("health-check-command-empty", container(healthCheck={"command": []})) == [f"{AT}/command"]
    assert places("health-check-command-empty", container(healthCheck={})) == []


@pytest.mark.parametrize("rule", LIMITS)
def test_a_number_is_brought_to_the_nearest_limit(rule: str) -> None:
    member, lowest, highest = LIMITS[rule]
    for value, nearest in ((lowest - 1, lowest), (highest + 1, highest)):
        assert mended_value(rule, checked(**{member: value}), f"{AT}/{member}") == nearest


@pytest.mark.parametrize(("rule", "member"), TIMEOUTS.items())
@pytest.mark.parametrize(
    ("value", "on_fargate", "elsewhere"),
    [
        (2, None, None),
        (120, None, None),
        (1, 2, 2),
        (0, 2, 2),
        (-1, 2, 2),
        (121, 120, None),
        (9_999, 120, None),
    ],
)
def test_a_timeout_has_2_seconds_or_more_and_120_at_most_on_fargate(
    rule: str, member: str, value: int, on_fargate: int | None, elsewhere: int | None
) -> None:
    path = f"/containerDefinitions/0/{member}"
    for launch_types, nearest in ((["EC2", "FARGATE"], on_fargate), (["MANAGED_INSTANCES"], elsewhere)):
        document = {"requiresCompatibilities": launch_types, **container(**{member: value})}
        assert places(rule, document) == ([] if nearest is None else [path])
        assert nearest is None or mended_value(rule, document, path) == nearest
    assert places(rule, {"requiresCompatibilities": ["EXTERNAL"], **container(**{member: value})}) == []


@pytest.mark.parametrize(
    ("period", "nearest"), [(59, 60), (60, None), (1800, None), (1801, 1800), ("30", None)]
)
def test_a_restart_is_attempted_after_60_to_1800_seconds(period: object, nearest: int | None) -> None:
    rule, path = "restart-policy-period-range", "/containerDefinitions/0/restartPolicy/restartAttemptPeriod"
    document = container(restartPolicy={"enabled": True, "restartAttemptPeriod": period})
    assert places(rule, document) == ([] if nearest is None else [path])
    assert nearest is None or mended_value(rule, document, path) == nearest


@pytest.mark.parametrize(("count", "reported"), [(0, 0), (50, 0), (51, 1), (90, 1)])
def test_a_restart_policy_ignores_50_exit_codes_at_most(count: int, reported: int) -> None:
    document = container(restartPolicy={"enabled": True, "ignoredExitCodes": [7] * count})
    assert len(places("restart-policy-exit-codes-max", document)) == reported


@pytest.mark.parametrize(
    ("policy", "options"),
    [
        ({"enabled": False}, None),
        ({"enabled": True, "ignoredExitCodes": [0]}, None),
        ({"ignoredExitCodes": [0]}, None),
        ({"enabled": "${ON}", "restartAttemptPeriod": 60}, None),
        ({"enabled": False, "ignoredExitCodes": []}, None),
        ({"enabled": False, "ignoredExitCodes": [0]}, "ignoredExitCodes"),
        ({"enabled": False, "restartAttemptPeriod": 60}, "restartAttemptPeriod"),
        (
            {"enabled": False, "restartAttemptPeriod": 60, "ignoredExitCodes": [0]},
            "ignoredExitCodes, restartAttemptPeriod",
        ),
    ],
)
def test_a_policy_that_is_off_needs_no_options(policy: dict[str, Any], options: str | None) -> None:
    rule, document = "restart-policy-disabled-options", container(restartPolicy=policy)
    told = [message.rpartition(": ")[2] for message in messages(rule, document)]
    assert told == ([] if options is None else [options])
    path = "/containerDefinitions/0/restartPolicy"
    assert options is None or mended_value(rule, document, path) == {"enabled": False}


@pytest.mark.parametrize(
    ("members", "reported"),
    [
        ({}, 1),
        ({"essential": True}, 1),
        ({"healthCheck": {}}, 1),
        ({"essential": False}, 0),
        ({"essential": "${ESSENTIAL}"}, 0),
        ({"healthCheck": "<CHECK>"}, 0),
        ({"healthCheck": {"command": ["CMD", "/healthy"]}}, 0),
        ({"portMappings": []}, 0),
        ({"firelensConfiguration": {"type": "fluentbit"}}, 0),
    ],
)
def test_an_essential_container_that_serves_others_has_a_health_check(
    members: dict[str, Any], reported: int
) -> None:
    document = container(**{"portMappings": [{"containerPort": 80}], **members})
    assert len(places("health-check-missing", document)) == reported


@pytest.mark.parametrize(
    ("members", "reported"),
    [
        ({}, 0),
        ({"timeout": 30}, 0),
        ({"timeout": 31}, 1),
        ({"interval": 5}, 0),
        ({"interval": 4}, 1),
        ({"timeout": 20, "interval": 20}, 0),
        ({"timeout": 31, "interval": "${INTERVAL}"}, 0),
    ],
)
def test_a_check_answers_before_the_next_one_is_made(members: dict[str, Any], reported: int) -> None:
    found = places("health-check-timeout-vs-interval", checked(**members))
    assert found == ["/containerDefinitions/0/healthCheck"] * reported


def awaited(condition: str, name: str = "db", **members: Any) -> Fragment:
    waiting = {"dependsOn": [{"containerName": name, "condition": condition}]}
    return {"containerDefinitions": [{"name": "db", **members}, waiting]}


FIRST = "start-timeout-before-first-check"


@pytest.mark.parametrize(
    ("launch_type", "timeout", "numbers", "raised"),
    [
        ("FARGATE", 30, {}, None),
        ("FARGATE", 29, {}, 95),
        ("FARGATE", 20, {"interval": 40}, 120),
        ("FARGATE", 20, {"interval": 121}, 20),
        ("EC2", 20, {"interval": 121}, 368),
        ("EC2", 9, {"interval": 10, "retries": 2, "timeout": 3, "startPeriod": 60}, 83),
        ("EC2", 10, {"interval": 10}, None),
        ("EC2", 5, {"interval": "${INTERVAL}"}, None),
    ],
)
def test_a_container_is_given_the_time_to_become_healthy(
    launch_type: str, timeout: int, numbers: dict[str, Any], raised: int | None
) -> None:
    health_check = {"command": ["CMD", "/healthy"], **numbers}
    document = awaited("HEALTHY", startTimeout=timeout, healthCheck=health_check)
    document = {"requiresCompatibilities": [launch_type], **document}
    path = "/containerDefinitions/0/startTimeout"
    assert places(FIRST, document) == ([] if raised is None else [path])
    assert raised is None or mended_value(FIRST, document, path) == raised


def test_only_a_container_that_others_wait_for_has_to_become_healthy_in_time() -> None:
    members = {"startTimeout": 5, "healthCheck": {"command": ["CMD", "/healthy"]}}
    assert places(FIRST, awaited("HEALTHY", **members)) != []
    assert places(FIRST, awaited("START", **members)) == []
    assert places(FIRST, awaited("HEALTHY", "other", **members)) == []
    assert places(FIRST, awaited("HEALTHY", startTimeout=5)) == []


@pytest.mark.parametrize(
    ("condition", "policy", "ignored"),
    [
        ("SUCCESS", {"enabled": True}, [0]),
        ("COMPLETE", {"enabled": True, "ignoredExitCodes": [1]}, [1, 0]),
        ("COMPLETE", {"enabled": True, "ignoredExitCodes": [0]}, None),
        ("COMPLETE", {"enabled": True, "ignoredExitCodes": "${CODES}"}, None),
        ("COMPLETE", {"enabled": False}, None),
        ("HEALTHY", {"enabled": True}, None),
    ],
)
def test_an_init_container_is_not_started_again(
    condition: str, policy: dict[str, Any], ignored: list[int] | None
) -> None:
    rule, document = "init-container-restart", awaited(condition, essential=False, restartPolicy=policy)
    path = "/containerDefinitions/0/restartPolicy"
    assert places(rule, document) == ([] if ignored is None else [path])
    assert ignored is None or mended_value(rule, document, f"{path}/ignoredExitCodes") == ignored
