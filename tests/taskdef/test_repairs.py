"""Every repair: what it leaves alone, what it only guesses, and what none of them mends."""

import json
from typing import Any

import pytest

from designer.taskdef import repairs
from designer.taskdef.repairing import repair, safe_ones
from tests.taskdef.test_repairs_of_texts import TEXTS, C
from tests.taskdef.test_repairs_of_values import ONE, VALUES

WEB = '{"name": "web", "image": "nginx:1.27"}'


def task(**members: Any) -> str:
    return json.dumps({"family": "a", **members})


def container(**members: Any) -> str:
    return json.dumps({"name": "web", "image": "nginx:1.27", **members})


QUIET = {
    "comments": '{"family": "a // b /* c */ # d", "containerDefinitions": []}',
    "spare_commas": '{"family": ",}", "containerDefinitions": []}',
    "missing_commas": '{"family": "a\\" \\"b", "containerDefinitions": []}',
    "equals_signs": '{"family": "a = b", "containerDefinitions": []}',
    "other_quotes": '{"family": "it’s “a” \'b\' `c`", "containerDefinitions": []}',
    "bare_keys": '{"family": "{a: 1}", "containerDefinitions": []}',
    "bare_placeholders": '{"family": "${A}<B>{{ c }}", "containerDefinitions": []}',
    "bare_words": '{"family": "True", "containerDefinitions": []}',
    "odd_numbers": '{"family": "0256", "containerDefinitions": []}',
    "invisible_characters": '{"family": "a\u00a0b", "containerDefinitions": []}',
    "text_escapes": '{"family": "a\\tb\\\\c\\u00e9", "containerDefinitions": []}',
    "left_out_parts": '{"family": "...", "containerDefinitions": []}',
    "repeated_keys": f'{{"containerDefinitions": [{WEB}, {WEB}]}}',
    "open_ends": '{"family": "}", "containerDefinitions": []}',
    "surroundings": f"\ufeff\r\n {WEB}\r\n",
    "comment_members": container(dockerLabels={"_comment": "a", "//": "b", "$schema": "c"}),
    "dockerrun": task(containerDefinitions=[]),
    "cloudformation": container(dockerLabels={"Type": "AWS::ECS::TaskDefinition"}),
    "intrinsics": container(dockerLabels={"Ref": "main"}),
    "json_in_texts": container(environment=[{"name": "A", "value": '{"a": []}'}]),
    "key_spelling": container(dockerLabels={"Image": "a"}, logConfiguration={"options": {"Tag": "b"}}),
    "key_aliases": container(dockerLabels={"env": "a"}),
    "value_types": container(cpu=256, essential=True, environment=[{"name": "A", "value": "80"}]),
    "one_in_a_list": container(command=["a"], portMappings=[{"containerPort": 80}]),
    "named_values": container(environment=[{"name": "A", "value": "b"}], dockerLabels={"A": "b"}),
    "misplaced_members": task(networkMode="awsvpc", containerDefinitions=[json.loads(WEB)]),
}
"""For each repair a text that only looks as if it needed it."""


def test_every_repair_has_a_quiet_case_and_an_example() -> None:
    every = {*repairs.of_text(), *repairs.of_values()}
    assert set(QUIET) == every
    assert {name for name, *_rest in (*TEXTS.values(), *VALUES.values())} == every


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    repaired = repair(text)
    assert repaired.proposed == []
    assert repaired.loaded is not None
    assert repaired.strict is None


GUESSES = {
    "a leading zero may be octal": '{"image": "a", "cpu": 0755}',
    "a word may be a variable": f'{{"family": web, {C}}}',
    "a text that was cut off lacks more than its end": f'{{"family": "a", {C[:-1]}',
    "dots stand for something": f"{{..., {C}}}",
    "what an unknown name means": task(containers=[]),
    "a command line may be words": container(command="npm start"),
    "a lone backslash": f'{{"family": "a\\d", {C}}}',
    "a number with zeros first": container(cpu="0256"),
}


@pytest.mark.parametrize("text", GUESSES.values(), ids=GUESSES)
def test_what_its_author_may_have_meant_otherwise_is_a_guess(text: str) -> None:
    assert [one.is_guess for one in repair(text).proposed] == [True]
    assert repair(text, safe_ones).done == []


TAKEN = {
    "another network mode": task(networkMode="host", containerDefinitions=[{**ONE, "networkMode": "awsvpc"}]),
    "a key that is there already": container(Image="other"),
    "a float that is no exact number": container(cpu=1e300),
    "a text that is no number": container(cpu="80a"),
    "a placeholder": container(cpu="${CPU}"),
    "two structures in a list": container(logConfiguration=[{}, {}]),
}


@pytest.mark.parametrize(
    "text",
    [
        container(Cpu=1, CPU=2),
        container(env=[], envVars=[]),
        task(containerDefinitions=[{**ONE, "networkMode": "host"}, {**ONE, "networkMode": "awsvpc"}]),
    ],
    ids=["spelled twice", "named twice", "in two containers"],
)
def test_of_two_that_want_one_place_only_one_gets_it_and_the_other_stays(text: str) -> None:
    repaired = repair(text)
    assert len(repaired.done) == 1
    kept = {"Cpu", "CPU", "cpu", "env", "envVars", "environment", "networkMode"}
    assert sum(repaired.text.count(f'"{key}"') for key in kept) == 2


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_what_would_overwrite_or_guess_a_value_is_not_proposed(text: str) -> None:
    assert repair(text).proposed == []


@pytest.mark.parametrize(
    "text",
    [
        "services:\n  web:\n    image: nginx\n",
        "local web = import 'web.libsonnet';\n{containerDefinitions: [web]}",
        "AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n",
        "family: web\ncpu: 256\n",
        "<!DOCTYPE html><p>{}</p>",
        '{"Resources": {"A": {"Type": "AWS::ECS::TaskDefinition", "Properties": {}}, '
        '"B": {"Type": "AWS::ECS::TaskDefinition", "Properties": {}}}}',
    ],
    ids=["Compose", "Jsonnet", "CloudFormation in YAML", "YAML", "a page", "two task definitions"],
)
def test_what_cannot_be_repaired_is_refused_with_the_strict_reason(text: str) -> None:
    repaired = repair(text)
    assert repaired.proposed == []
    assert repaired.refusal is repaired.strict is not None
