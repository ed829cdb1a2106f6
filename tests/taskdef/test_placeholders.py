"""What a placeholder is, and the places where the same text is meant as it stands."""

import pytest

from designer.taskdef.placeholders import may_hold, placeholder_at, signs_in
from designer.taskdef.task import Task

IMAGE = "containerDefinitions[].image"
OPTION = "containerDefinitions[].logConfiguration.options{}"

FOUND = {
    "${TAG}": "${TAG}",
    "repo/app:${TAG}-${BUILD}": "${TAG}",
    "$(git rev-parse HEAD)": "$(git rev-parse HEAD)",
    "<IMAGE1_NAME>": "<IMAGE1_NAME>",
    "arn:aws:iam::<your account>:role/web": "<your account>",
    "{{ cpu }}": "{{ cpu }}",
    "{{must_env `TAG`}}": "{{must_env `TAG`}}",
    "__IMAGE__": "__IMAGE__",
    "repo/app:__GIT_SHA__": "__GIT_SHA__",
    "YOUR_ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com/app": "YOUR_ACCOUNT_ID",
    "CHANGEME": "CHANGEME",
    "CHANGEME_IMAGE": "CHANGEME_IMAGE",
    "app-REPLACE_ME": "REPLACE_ME",
    "ACCOUNT_ID": "ACCOUNT_ID",
    "aws_account_id": "aws_account_id",
    "REGION": "REGION",
    "aws_region": "aws_region",
    "arn:aws:iam::ACCOUNT_ID:role/web": "ACCOUNT_ID",
    "arn:aws:ssm:region:aws_account_id:parameter/a": "region",
    "arn:aws:ssm:eu-west-1:AWS_ACCOUNT_ID:parameter/a": "AWS_ACCOUNT_ID",
}

NOT_FOUND = [
    "",
    "nginx:1.27",
    "a < b",
    "a > b < c",
    "$",
    "${}",
    "$()",
    "<>",
    "{{}}",
    "{{ }}",
    "{a}",
    "$HOME/bin",
    "(?<time>[0-9]+) (?<level>[A-Z]+)",
    "Serilog__MinimumLevel__Default",
    "SERILOG__MINIMUMLEVEL__DEFAULT",
    "__init__",
    "__ __",
    "YOURS",
    "EXCHANGEME",
    "us-region-1",
    "arn:aws:ssm:eu-west-1:111122223333:parameter/region",
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app:REGION::",
]

ORDINARY = [
    "containerDefinitions[].command[]",
    "containerDefinitions[].entryPoint[]",
    "containerDefinitions[].healthCheck.command[]",
    "containerDefinitions[].dockerLabels{}",
    "containerDefinitions[].environment[].value",
    "placementConstraints[].expression",
]

NAMES = [
    "family",
    "containerDefinitions[].name",
    "containerDefinitions[].environment[].name",
    "containerDefinitions[].secrets[].name",
    "containerDefinitions[].secrets[].valueFrom",
    "containerDefinitions[].links[]",
    "tags[].key",
]


@pytest.mark.parametrize(("value", "placeholder"), FOUND.items())
def test_a_placeholder_is_found_and_named(value: str, placeholder: str) -> None:
    assert may_hold(value, signs_in(f"b\n{value}\nc"))
    assert placeholder_at(IMAGE, value) == placeholder


@pytest.mark.parametrize("value", NOT_FOUND)
def test_ordinary_text_is_no_placeholder(value: str) -> None:
    assert placeholder_at(IMAGE, value) is None


@pytest.mark.parametrize("pattern", ORDINARY)
@pytest.mark.parametrize("value", FOUND)
def test_some_places_are_never_looked_at(pattern: str, value: str) -> None:
    assert placeholder_at(pattern, value) is None


@pytest.mark.parametrize("pattern", NAMES)
def test_a_name_may_be_a_word_that_is_a_placeholder_elsewhere(pattern: str) -> None:
    assert placeholder_at(pattern, "AWS_REGION") is None
    assert placeholder_at(pattern, "<AWS_REGION>") == "<AWS_REGION>"
    assert placeholder_at("containerDefinitions[].workingDirectory", "AWS_REGION") == "AWS_REGION"


@pytest.mark.parametrize("name", ["tag", "awslogs-datetime-format", "awslogs-multiline-pattern"])
def test_templates_of_the_log_driver_are_ordinary(name: str) -> None:
    assert placeholder_at(OPTION, "{{.Name}}", name=name, log_driver="fluentd") is None
    assert placeholder_at(OPTION, "{{.Name}}", name="awslogs-group", log_driver="awslogs") == "{{.Name}}"


@pytest.mark.parametrize("value", ["${HOST}", "$(HOST)"])
def test_the_router_of_awsfirelens_expands_variables_by_itself(value: str) -> None:
    assert placeholder_at(OPTION, value, name="Host", log_driver="awsfirelens") is None
    assert placeholder_at(OPTION, value, name="Host", log_driver="splunk") == value
    assert placeholder_at(OPTION, f"{value}.<zone>", name="Host", log_driver="awsfirelens") == "<zone>"


@pytest.mark.parametrize("mark", ["<", "${", "{{", "__A", "$(", "YOUR_", "-__A_", "arn:"])
def test_long_texts_of_half_placeholders_end_quickly(mark: str) -> None:
    assert placeholder_at(IMAGE, mark * 100_000 + " ") in (None, "YOUR_" * 100_000)


@pytest.mark.parametrize(
    ("options", "found"), [({"region": "eu-west-1"}, []), ({"Name": "REGION"}, ["REGION"])]
)
def test_a_key_called_region_is_no_sign_and_a_value_is(options: dict[str, str], found: list[str]) -> None:
    logs = {"logDriver": "awsfirelens", "options": options}
    task = Task({"containerDefinitions": [{"name": "app", "logConfiguration": logs}]})
    assert [text for _path, text in task.placeholders] == found
