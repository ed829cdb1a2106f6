"""The formats of `check_taskdef`: what each says of the same files, and that its readers can read it."""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from django.utils import translation

from designer.drafts.checked_files import CheckedFile, Unreadable
from designer.drafts.findings_as import FORMATS
from designer.taskdef.check import all_rules
from designer.taskdef.examples import complete
from designer.taskdef.positions import START
from designer.taskdef.rule import LEVELS, Level
from tests.documented import HERE
from tests.taskdef.clean import CLEAN

_BESIDE = HERE.parent / "shared" / "sarif" / "sarif-schema-2.1.0.json"
STANDARD = Path(os.environ.get("SARIF_SCHEMA", _BESIDE))
OURS = Path(__file__).parent / "sarif-as-we-write-it.json"

NASTY = 'a\x01\x1b]]>&<"\U0001f980\n\ufffe'


def of(name: str, document: Any) -> CheckedFile:
    return CheckedFile.of(name, json.dumps(document, ensure_ascii=False, indent=1).encode())


def of_level(file: CheckedFile, level: Level) -> CheckedFile:
    findings = [replace(found, finding=replace(found.finding, level=level)) for found in file.findings]
    return CheckedFile(file.name, findings)


GOOD = of("good.json", complete(CLEAN))
BAD = of(
    "tasks/주문 1.json", {"taskDefinition": complete({**CLEAN, "cpu": "513", "family": "주문\U0001f980"})}
)
ODD = of(f"{NASTY}.json", complete({"family": NASTY, "containerDefinitions": [{"name": NASTY, NASTY: 1}]}))
BROKEN = CheckedFile.of("broken.json", '{\n "\U0001f980": x}'.encode())
MISSING = CheckedFile("/absent.json", unreadable=Unreadable("There is no such file.", START))
EVERY_RULE = [
    file for rule in all_rules().values() if (file := of(f"{rule.id}.json", complete(rule.bad))).findings
]
"""But those about what reading takes off, such as an empty list of tags."""

FILES = {
    "a good one": [GOOD],
    "a bad one": [BAD],
    "an unreadable one": [BROKEN],
    "each level": [of_level(BAD, level) for level in LEVELS],
    "every rule": EVERY_RULE,
    "all kinds": [GOOD, BAD, ODD, BROKEN, MISSING],
}
each_set_of_files = pytest.mark.parametrize("files", FILES.values(), ids=FILES)


def written(format: str, files: Sequence[CheckedFile], fail_on: Level = "error") -> str:
    return FORMATS[format].written(files, fail_on)


def test_text_has_three_lines_a_finding_and_one_for_all() -> None:
    found = BAD.findings[0]
    lines = written("text", [GOOD, BAD, MISSING]).splitlines()
    assert len(lines) == 3 * len(BAD.findings) + 1
    assert lines[0] == f"tasks/주문 1.json:3:13: error: {found.message} [{found.finding.rule}]"
    assert [line.strip() for line in lines[1:3]] == [found.fix, found.finding.docs]
    assert lines[-1] == "2 files checked: 2 errors, 1 unreadable"
    assert written("text", [GOOD]) == "1 file checked: no findings\n"


def test_json_has_an_object_for_a_file_with_all_that_is_known_of_each_finding() -> None:
    told = json.loads(written("json", [BAD]))
    found = BAD.findings[1]
    assert told["file"] == "tasks/주문 1.json"
    assert told["findings"][1] == {
        "rule": "fargate-cpu-memory",
        "level": "error",
        "path": "/cpu",
        "line": 8,
        "column": 10,
        "message": found.message,
        "fix": found.fix,
        "docs": found.finding.docs,
    }


def test_json_has_a_list_for_several_files_and_says_which_were_not_read() -> None:
    good, broken = json.loads(written("json", [GOOD, BROKEN]))
    assert good == {"file": "good.json", "findings": []}
    assert broken["findings"] == []
    assert (broken["unreadable"]["line"], broken["unreadable"]["column"]) == (2, 7)
    assert broken["unreadable"]["message"].startswith("“x” stands without quotes")


def run_of(files: Sequence[CheckedFile]) -> dict[str, Any]:
    (run,) = json.loads(written("sarif", files))["runs"]
    return dict(run)


def assert_valid(schema: Path, text: str) -> None:
    jsonschema.Draft7Validator(json.loads(schema.read_text())).validate(json.loads(text))


@each_set_of_files
def test_sarif_is_of_the_shape_that_we_promise(files: list[CheckedFile]) -> None:
    assert_valid(OURS, written("sarif", files))


@pytest.mark.skipif(not STANDARD.is_file(), reason="no schema of SARIF: set SARIF_SCHEMA to OASIS's file")
@each_set_of_files
def test_sarif_is_valid_by_the_schema_of_the_standard(files: list[CheckedFile]) -> None:
    schema = json.loads(STANDARD.read_text())
    jsonschema.Draft4Validator(schema).validate(json.loads(written("sarif", files)))


def test_sarif_counts_columns_in_utf16() -> None:
    run = run_of([of("a.json", "")])
    assert run["columnKind"] == "utf16CodeUnits"
    data = '[{"name": "\U0001f980", "image": ""}]'.encode()
    regions = {
        result["ruleId"]: result["locations"][0]["physicalLocation"]["region"]
        for result in run_of([CheckedFile.of("a.json", data)])["results"]
    }
    found = [regions[rule]["startColumn"] for rule in ("container-name-invalid", "image-required")]
    assert found == [11, 26]


def test_sarif_keeps_names_of_files_relative_and_makes_addresses_of_them() -> None:
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for name in ("./tasks/주문 1.json", "../a.json", "/srv/a b.json", "a:b.json", "-")
        for result in run_of([CheckedFile(name, BAD.findings[:1])])["results"]
    ]
    assert uris == [
        "tasks/%EC%A3%BC%EB%AC%B8%201.json",
        "../a.json",
        "file:///srv/a%20b.json",
        "a%3Ab.json",
        "-",
    ]


@pytest.mark.parametrize(
    ("level", "told"), list(zip(LEVELS, ("error", "warning", "warning", "note", "note"), strict=True))
)
def test_sarif_knows_three_levels(level: Level, told: str) -> None:
    assert {result["level"] for result in run_of([of_level(BAD, level)])["results"]} == {told}


def test_sarif_describes_the_rules_that_found_something() -> None:
    run = run_of(EVERY_RULE)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({result["ruleId"] for result in run["results"]})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["help"]["text"].splitlines()[1:] == [rule["helpUri"]]


def test_sarif_says_that_a_run_failed_which_could_not_read_a_file() -> None:
    (invocation,) = run_of([GOOD, BROKEN])["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    region = notification["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 8}


def test_sarif_is_in_the_language_asked_for() -> None:
    with translation.override("ko"):
        run = run_of([BAD])
    assert run["language"] == "ko"
    assert (
        run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
        != all_rules()[run["tool"]["driver"]["rules"][0]["id"]].title
    )


def junit(files: Sequence[CheckedFile], fail_on: Level = "error") -> ElementTree.Element:
    return ElementTree.fromstring(written("junit", files, fail_on).encode())  # noqa: S314 - our own


@each_set_of_files
@pytest.mark.parametrize("fail_on", ["error", "practice"])
def test_junit_is_xml_whose_counts_are_right(files: list[CheckedFile], fail_on: Level) -> None:
    root = junit(files, fail_on)
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        assert int(root.attrib[name]) == len(list(root.iter(tag)))
        for suite in root:
            assert int(suite.attrib[name]) == len(list(suite.iter(tag)))
    assert len(root) == len(files)


def test_junit_has_a_case_a_finding_and_one_for_a_file_without() -> None:
    good, bad = junit([GOOD, BAD])
    assert [case.attrib["name"] for case in good] == ["no findings"]
    assert [case.attrib["name"] for case in bad] == ["family-invalid /family", "fargate-cpu-memory /cpu"]
    case, found = bad[1], BAD.findings[1]
    assert (case.attrib["file"], case.attrib["line"]) == ("tasks/주문 1.json", "8")
    assert (case[0].tag, case[0].attrib) == ("failure", {"message": found.message, "type": "error"})
    assert (case[0].text or "").splitlines()[1:] == [found.fix, found.finding.docs]


def test_junit_lets_pass_what_is_less_grave_than_asked_for_and_tells_it_all_the_same() -> None:
    (suite,) = junit([of_level(BAD, "security")], "runtime")
    assert [child.tag for case in suite for child in case] == ["system-out", "system-out"]


def test_junit_carries_every_text_that_xml_can_and_marks_what_it_cannot() -> None:
    (suite,) = junit([ODD])
    assert suite.attrib["name"] == 'a��]]>&<"\U0001f980\n�.json'


def test_all_formats_tell_of_the_same_findings() -> None:
    rules = [found.finding.rule for file in EVERY_RULE for found in file.findings]
    objects = json.loads(written("json", EVERY_RULE))
    cases = junit(EVERY_RULE).iter("testcase")
    assert [found["rule"] for file in objects for found in file["findings"]] == rules
    assert [result["ruleId"] for result in run_of(EVERY_RULE)["results"]] == rules
    assert [case.attrib["name"].split()[0] for case in cases] == rules
    text = written("text", EVERY_RULE)
    assert {rule for rule in rules if f"[{rule}]" not in text} == set()
