"""The rules on where logs go and how they are delivered, and what one click does about them."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, messages, places

AT = "/containerDefinitions/0/logConfiguration"
OPTIONS = f"{AT}/options"
AWSLOGS = {"awslogs-group": "/ecs/orders", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app"}
WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}


def logging(driver: str, options: object = None, launch_types: Any = ("FARGATE",), **more: Any) -> Fragment:
    configuration = {"logDriver": driver, "options": options, **more}
    return {"requiresCompatibilities": list(launch_types), **container(logConfiguration=configuration)}


def awslogs(**options: object) -> Fragment:
    return logging(
        "awslogs", {**AWSLOGS, **{name.replace("_", "-"): value for name, value in options.items()}}
    )


PATTERNS = {"awslogs_datetime_format": "%Y", "awslogs_multiline_pattern": "^INFO"}


@pytest.mark.parametrize("name", PATTERNS)
def test_one_way_to_tell_lines_apart_is_fine(name: str) -> None:
    assert places("awslogs-multiline-exclusive", awslogs(**{name: PATTERNS[name]})) == []
    assert places("awslogs-multiline-exclusive", awslogs(**{**PATTERNS, name: ""})) == []


def test_of_two_ways_the_one_that_is_not_used_is_removed() -> None:
    path = f"{OPTIONS}/awslogs-multiline-pattern"
    assert places("awslogs-multiline-exclusive", awslogs(**PATTERNS)) == [path]
    assert changes("awslogs-multiline-exclusive", awslogs(**PATTERNS)) == {path: ABSENT}


@pytest.mark.parametrize(
    ("group", "fine", "becomes"),
    [
        ("/ecs/orders-api_1.2#a", True, None),
        ("a" * 512, True, None),
        ("${GROUP}", True, None),
        ("a" * 513, False, None),
        ("orders api", False, None),
        (" /ecs/orders ", False, "/ecs/orders"),
        ("주문", False, None),
        ("arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/orders:*", False, "/ecs/orders"),
        ("arn:aws:s3:::orders", False, None),
    ],
)
def test_log_groups_have_names_of_certain_characters(group: str, fine: bool, becomes: str | None) -> None:
    document, path = awslogs(awslogs_group=group), f"{OPTIONS}/awslogs-group"
    assert places("awslogs-group-name", document) == ([] if fine else [path])
    if not fine:
        assert changes("awslogs-group-name", document) == ({path: becomes} if becomes else {})


@pytest.mark.parametrize(
    "region", ["eu-west-1", "us-gov-west-1", "us-isob-east-1", "cn-north-1", "eusc-de-east-1", "${REGION}"]
)
def test_this_is_a_region(region: str) -> None:
    assert places("awslogs-region-format", awslogs(awslogs_region=region)) == []


@pytest.mark.parametrize(
    ("region", "becomes"),
    [
        ("eu-west-1a", "eu-west-1"),
        ("EU-West-1", "eu-west-1"),
        ("eu_west_1 ", "eu-west-1"),
        ("https://logs.eu-west-1.amazonaws.com", "eu-west-1"),
        ("logs.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        ("undefined", None),
        ("eu-west", None),
        ("eu-west-1-extra", None),
        ("$AWS_REGION", None),
    ],
)
def test_this_is_no_region(region: str, becomes: str | None) -> None:
    document, path = awslogs(awslogs_region=region), f"{OPTIONS}/awslogs-region"
    assert places("awslogs-region-format", document) == [path]
    assert changes("awslogs-region-format", document) == ({path: becomes} if becomes else {})


@pytest.mark.parametrize(
    ("options", "driver"),
    [
        ({}, "awslogs"),
        ({"mode": "blocking"}, "awslogs"),
        ({"mode": "non-blocking", "max-buffer-size": "25m"}, "splunk"),
        ({"max-buffer-size": "4M"}, "awslogs"),
        ({"max-buffer-size": "1.5 GiB"}, "json-file"),
        ({"max-buffer-size": "1048576"}, "awslogs"),
        ({"mode": "${MODE}", "max-buffer-size": "1m"}, "awslogs"),
        ({"mode": "tcp"}, "awsfirelens"),
    ],
)
def test_logs_can_be_delivered_like_this(options: dict[str, str], driver: str) -> None:
    assert places("log-mode-invalid", logging(driver, options)) == []


@pytest.mark.parametrize(
    ("options", "option", "becomes"),
    [
        ({"mode": "async"}, "mode", None),
        ({"mode": "Non_Blocking"}, "mode", "non-blocking"),
        ({"mode": "nonblocking"}, "mode", "non-blocking"),
        ({"mode": "blocking", "max-buffer-size": "25m"}, "max-buffer-size", ABSENT),
        ({"mode": "non-blocking", "max-buffer-size": "25 m "}, "max-buffer-size", "25m"),
        ({"mode": "non-blocking", "max-buffer-size": "big"}, "max-buffer-size", None),
        ({"max-buffer-size": "-1m"}, "max-buffer-size", None),
        ({"max-buffer-size": "10 mebibytes"}, "max-buffer-size", None),
    ],
)
def test_logs_cannot_be_delivered_like_this(options: dict[str, str], option: str, becomes: Any) -> None:
    document, path = logging("awslogs", {**AWSLOGS, **options}), f"{OPTIONS}/{option}"
    assert places("log-mode-invalid", document) == [path]
    assert changes("log-mode-invalid", document) == ({} if becomes is None else {path: becomes})


@pytest.mark.parametrize(
    ("driver", "mode", "noted"),
    [("awslogs", "blocking", 1), ("awslogs", "non-blocking", 0), ("awsfirelens", "blocking", 0)],
)
def test_an_application_that_waits_for_its_logs_is_noted(driver: str, mode: str, noted: int) -> None:
    assert len(places("log-mode-blocking", logging(driver, {"mode": mode}))) == noted


@pytest.mark.parametrize(
    ("value", "noted"), [("true", 1), ("True", 1), ("false", 0), ("", 0), ("${CREATE}", 0)]
)
def test_creating_log_groups_needs_a_permission(value: str, noted: int) -> None:
    assert len(places("awslogs-create-group-permission", awslogs(awslogs_create_group=value))) == noted


@pytest.mark.parametrize(
    ("launch_types", "reported"),
    [(["EC2"], 1), (["EXTERNAL"], 1), (["MANAGED_INSTANCES"], 1), (["FARGATE"], 0), (["EC2", "FARGATE"], 0)],
)
def test_instances_can_do_without_a_prefix_but_should_not(launch_types: list[str], reported: int) -> None:
    document = logging("awslogs", {**AWSLOGS, "awslogs-stream-prefix": None}, launch_types)
    path = f"{OPTIONS}/awslogs-stream-prefix"
    assert places("awslogs-stream-prefix-missing", document) == [path] * reported
    if reported:
        assert changes("awslogs-stream-prefix-missing", document) == {path: "ecs"}


@pytest.mark.parametrize(
    ("options", "missed"), [({"gelf-address": "udp://x:1"}, 0), ({"gelf-address": ""}, 1), (None, 1), ({}, 1)]
)
def test_gelf_needs_an_address(options: Any, missed: int) -> None:
    found = places("gelf-address-required", logging("gelf", options, ["EC2"]))
    assert found == [f"{OPTIONS}/gelf-address"] * missed


@pytest.mark.parametrize(
    ("configuration", "missed"),
    [
        ({"logDriver": "awslogs"}, 0),
        (None, 1),
        ({}, 1),
        ("${LOGS}", 0),
        ([], 0),
        ({"options": {"a": "b"}}, 0),
    ],
)
def test_a_container_has_a_log_configuration(configuration: Any, missed: int) -> None:
    document = container(logConfiguration=configuration)
    assert places("logging-missing", document) == [AT] * missed


@pytest.mark.parametrize(("launch_types", "told"), [(["FARGATE"], "is lost"), (["EC2"], "on its instance")])
def test_where_the_logs_are_then_depends_on_the_launch_type(launch_types: list[str], told: str) -> None:
    assert told in messages("logging-missing", {**container(), "requiresCompatibilities": launch_types})[0]


@pytest.mark.parametrize(
    ("driver", "reported"),
    [("awslogs", 0), ("json-file", 0), ("fluentd", 1), ("splunk", 1), ("awsfirelens", 0), ("${DRIVER}", 0)],
)
def test_windows_instances_have_few_log_drivers(driver: str, reported: int) -> None:
    document = logging(driver, None, ["EC2"])
    assert (
        places("windows-log-driver", {**document, "runtimePlatform": WINDOWS})
        == [f"{AT}/logDriver"] * reported
    )
    assert places("windows-log-driver", document) == []


@pytest.mark.parametrize(
    ("driver", "options", "reported"),
    [
        ("splunk", {"splunk-token": "abc"}, ["splunk-token"]),
        ("splunk", {"splunk-token": "${TOKEN}"}, []),
        ("splunk", {"splunk-url": "abc", "splunk-token": ""}, []),
        ("awsfirelens", {"apikey": "abc"}, ["apikey"]),
        ("awsfirelens", {"API_Key": "abc", "licenseKey": "abc"}, ["API_Key", "licenseKey"]),
        ("awsfirelens", {"apikey": "${API_KEY}"}, []),
        ("awsfirelens", {"Header": "Authorization Bearer abc"}, ["Header"]),
        ("awsfirelens", {"header": "x-api-key abc"}, ["header"]),
        ("awsfirelens", {"header": "Authorization Bearer ${TOKEN}"}, []),
        ("awsfirelens", {"header": "Accept text/plain", "Name": "http"}, []),
    ],
)
def test_tokens_do_not_stand_among_the_options(
    driver: str, options: dict[str, str], reported: list[str]
) -> None:
    found = places("sec-log-token-plaintext", logging(driver, options))
    assert found == [f"{OPTIONS}/{option}" for option in reported]


def test_the_token_itself_is_not_said() -> None:
    [message] = messages("sec-log-token-plaintext", logging("splunk", {"splunk-token": "s3cr3t"}))
    assert "s3cr3t" not in message


def beside(first: object, *others: dict[str, str]) -> Fragment:
    """A container with a log configuration, and others that log with awslogs."""
    logs = [{"logDriver": "awslogs", "options": options} for options in others]
    containers = [
        {"name": f"c{number}", "logConfiguration": one} for number, one in enumerate((first, *logs))
    ]
    return {"family": "orders", "containerDefinitions": containers}


OTHERS = {**AWSLOGS, "awslogs-region": "us-east-1"}


@pytest.mark.parametrize(
    ("rule", "option", "others", "added"),
    [
        ("awslogs-region-required", "awslogs-region", [AWSLOGS], {"awslogs-region": "eu-west-1"}),
        ("awslogs-region-required", "awslogs-region", [AWSLOGS, OTHERS], {}),
        ("awslogs-region-required", "awslogs-region", [], {}),
        ("awslogs-group-required", "awslogs-group", [AWSLOGS], {"awslogs-group": "/ecs/orders"}),
        (
            "fargate-awslogs-stream-prefix",
            "awslogs-stream-prefix",
            [AWSLOGS],
            {"awslogs-stream-prefix": "app"},
        ),
        ("fargate-awslogs-stream-prefix", "awslogs-stream-prefix", [], {"awslogs-stream-prefix": "ecs"}),
        (
            "awslogs-group-required",
            "awslogs-group",
            [],
            {"awslogs-group": "/ecs/orders", "awslogs-create-group": "true"},
        ),
    ],
)
def test_an_option_is_taken_from_the_other_containers_or_the_console(
    rule: str, option: str, others: list[dict[str, str]], added: dict[str, str]
) -> None:
    lacking = {name: value for name, value in AWSLOGS.items() if name != option}
    document = beside({"logDriver": "awslogs", "options": lacking}, *others)
    assert changes(rule, document) == {f"{OPTIONS}/{name}": value for name, value in added.items()}


@pytest.mark.parametrize("options", [None, ABSENT, {}])
def test_options_are_made_where_there_are_none(options: Any) -> None:
    configuration = (
        {"logDriver": "awslogs"} if options is ABSENT else {"logDriver": "awslogs", "options": options}
    )
    assert changes("awslogs-region-required", beside(configuration, AWSLOGS))[f"{OPTIONS}/awslogs-region"]


@pytest.mark.parametrize(
    ("rule", "configuration"), [("logging-missing", None), ("fargate-log-driver", {"logDriver": "json-file"})]
)
def test_a_container_logs_as_the_others_do(rule: str, configuration: Any) -> None:
    assert changes(rule, beside(configuration, AWSLOGS)) == {AT: {"logDriver": "awslogs", "options": AWSLOGS}}
    assert changes(rule, beside(configuration)) == changes(rule, beside(configuration, AWSLOGS, OTHERS)) == {}


@pytest.mark.parametrize(
    ("options", "change"),
    [
        ({"log_key": "x"}, {"log_key": ABSENT}),
        ({"awslogs_create_group": "true"}, {"awslogs_create_group": ABSENT, "awslogs-create-group": "true"}),
        ({"awslogs-Region": "us-east-1"}, {}),
    ],
)
def test_an_unknown_option_is_spelt_right_or_removed(options: dict[str, str], change: dict[str, Any]) -> None:
    expected = {f"{OPTIONS}/{name}": value for name, value in change.items()}
    assert changes("awslogs-option-unknown", logging("awslogs", {**AWSLOGS, **options})) == expected
