"""The rules on log drivers and their options."""

from typing import Any

import pytest

from tests.taskdef.found import Fragment, container, messages, places

AT = "/containerDefinitions/0/logConfiguration"
AWSLOGS = {"awslogs-group": "/ecs/orders", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app"}
NEEDED = {
    "awslogs-group-required": "awslogs-group",
    "awslogs-region-required": "awslogs-region",
    "fargate-awslogs-stream-prefix": "awslogs-stream-prefix",
}


def logging(driver: str, options: object = None, launch_types: Any = ("FARGATE",), **more: Any) -> Fragment:
    configuration = {"logDriver": driver, "options": options, **more}
    return {"requiresCompatibilities": list(launch_types), **container(logConfiguration=configuration)}


@pytest.mark.parametrize("rule", NEEDED)
@pytest.mark.parametrize("value", ["x", "${LATER}", 5])
def test_an_option_that_is_given_is_not_missed_whatever_it_holds(rule: str, value: object) -> None:
    assert places(rule, logging("awslogs", {**AWSLOGS, NEEDED[rule]: value})) == []


@pytest.mark.parametrize("rule", NEEDED)
def test_an_option_may_come_from_a_secret(rule: str) -> None:
    secret = {"name": NEEDED[rule], "valueFrom": "/orders/logs"}
    assert places(rule, logging("awslogs", {}, secretOptions=[secret])) == []
    assert places(rule, logging("awslogs", {}, secretOptions=[{**secret, "name": "other"}])) != []


@pytest.mark.parametrize("rule", NEEDED)
@pytest.mark.parametrize("options", ["${OPTIONS}", "text", ["awslogs-group"]])
def test_options_that_cannot_be_read_are_not_missed(rule: str, options: object) -> None:
    assert places(rule, logging("awslogs", options)) == []


@pytest.mark.parametrize("rule", NEEDED)
@pytest.mark.parametrize("driver", ["awsfirelens", "splunk", "AWSLOGS", "${DRIVER}", None])
def test_other_drivers_need_none_of_the_awslogs_options(rule: str, driver: Any) -> None:
    assert places(rule, logging(driver, {})) == []


@pytest.mark.parametrize("rule", NEEDED)
@pytest.mark.parametrize("value", ["", None])
def test_a_missing_option_is_reported_where_it_is_missing(rule: str, value: object) -> None:
    option = NEEDED[rule]
    assert places(rule, logging("awslogs", {**AWSLOGS, option: value})) == [f"{AT}/options/{option}"]
    for none in (None, {}):
        assert places(rule, logging("awslogs", none)) == [f"{AT}/options/{option}"]


@pytest.mark.parametrize(
    ("launch_types", "reported"),
    [(["FARGATE"], 1), (["EC2", "FARGATE"], 1), (["EC2"], 0), (["EXTERNAL"], 0), (["MANAGED_INSTANCES"], 0)],
)
def test_only_fargate_needs_a_stream_prefix(launch_types: list[str], reported: int) -> None:
    document = logging("awslogs", {**AWSLOGS, "awslogs-stream-prefix": None}, launch_types)
    assert len(places("fargate-awslogs-stream-prefix", document)) == reported
    assert len(places("awslogs-group-required", logging("awslogs", {}, launch_types))) == 1


@pytest.mark.parametrize(
    "option",
    [
        "awslogs-create-group",
        "awslogs-datetime-format",
        "awslogs-multiline-pattern",
        "mode",
        "max-buffer-size",
    ],
)
def test_awslogs_has_this_option(option: str) -> None:
    assert places("awslogs-option-unknown", logging("awslogs", {**AWSLOGS, option: "x"})) == []


@pytest.mark.parametrize(
    "option", ["tag", "log_key", "awslogs-Group", "awslogs_group", "awslogs-group ", "a/b~c"]
)
def test_awslogs_does_not_have_this_option(option: str) -> None:
    document = logging("awslogs", {**AWSLOGS, option: "x"})
    escaped = option.replace("~", "~0").replace("/", "~1")
    assert places("awslogs-option-unknown", document) == [f"{AT}/options/{escaped}"]
    assert f"“{option}”" in messages("awslogs-option-unknown", document)[0]
    assert places("awslogs-option-unknown", logging("fluentd", {option: "x"})) == []


@pytest.mark.parametrize(
    ("driver", "fargate", "managed"),
    [
        ("awslogs", 0, 0),
        ("splunk", 0, 0),
        ("awsfirelens", 0, 0),
        ("json-file", 1, 0),
        ("syslog", 1, 1),
        ("journald", 1, 1),
        ("gelf", 1, 1),
        ("fluentd", 1, 1),
        ("logentries", 0, 0),  # the schema's to report
        ("${DRIVER}", 0, 0),
    ],
)
def test_a_launch_type_has_the_driver_or_not(driver: str, fargate: int, managed: int) -> None:
    for launch_types, expected in (
        (["FARGATE"], (fargate, 0)),
        (["MANAGED_INSTANCES"], (0, managed)),
        (["FARGATE", "MANAGED_INSTANCES"], (fargate, managed)),
        (["EC2"], (0, 0)),
        (["EXTERNAL"], (0, 0)),
    ):
        document = logging(driver, None, launch_types)
        found = [places(rule, document) for rule in ("fargate-log-driver", "managed-instances-log-driver")]
        assert tuple(map(len, found)) == expected
        assert {path for paths in found for path in paths} <= {f"{AT}/logDriver"}


def test_the_drivers_to_choose_from_are_named() -> None:
    [finding] = messages("fargate-log-driver", logging("json-file"))
    assert "json-file" in finding


URL, TOKEN = "splunk-url", "splunk-token"


@pytest.mark.parametrize(
    ("options", "secrets", "missed"),
    [
        ([URL, TOKEN], [], []),
        ([URL], [TOKEN], []),
        ([], [URL, TOKEN], []),
        ([URL], [], [TOKEN]),
        ([TOKEN], [], [URL]),
        ([], [TOKEN], [URL]),
        ([], [], [URL, TOKEN]),
    ],
)
def test_splunk_needs_an_address_and_a_token(
    options: list[str], secrets: list[str], missed: list[str]
) -> None:
    document = logging(
        "splunk",
        dict.fromkeys(options, "https://splunk.example.com"),
        secretOptions=[{"name": name, "valueFrom": "/orders/splunk"} for name in secrets],
    )
    assert places("splunk-options-required", document) == [f"{AT}/options/{option}" for option in missed]
    told = messages("splunk-options-required", document)
    assert all(option in message for option, message in zip(missed, told, strict=True))
