"""The rules on health checks, at both sides of every limit."""

from typing import Any

import pytest

from tests.taskdef.found import container, findings, places

AT = "/containerDefinitions/0/healthCheck"
LIMITS = {
    "health-check-interval-range": ("interval", 5, 300),
    "health-check-timeout-range": ("timeout", 2, 60),
    "health-check-retries-range": ("retries", 1, 10),
    "health-check-start-period-range": ("startPeriod", 0, 300),
}


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
