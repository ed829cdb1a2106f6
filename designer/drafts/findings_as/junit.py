"""Findings as JUnit's XML, which CI systems show as test results: a suite a file, a case a finding."""

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from designer.drafts.checked_files import CheckedFile, Placed, Unreadable
from designer.drafts.findings_as.text import refusal
from designer.taskdef.positions import Position
from designer.taskdef.rule import Level

_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(files: Sequence[CheckedFile], fail_on: Level) -> str:
    suites = [_suite(file, fail_on) for file in files]
    root = Element("testsuites", {"name": "check_taskdef", **_totals(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _suite(file: CheckedFile, fail_on: Level) -> Element:
    cases = [_case(file.name, found, fail_on) for found in file.findings]
    if file.unreadable:
        cases = [_unreadable(file.name, file.unreadable)]
    cases = cases or [_element("testcase", name="no findings", classname=file.name)]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
    }
    suite = _element("testsuite", name=file.name, **{name: str(count) for name, count in counts.items()})
    suite.extend(cases)
    return suite


def _totals(suites: Sequence[Element]) -> dict[str, str]:
    return {
        name: str(sum(int(suite.attrib[name]) for suite in suites))
        for name in ("tests", "failures", "errors")
    }


def _case(name: str, found: Placed, fail_on: Level) -> Element:
    """What is less grave than asked for passes, and is told in the output of the case."""
    finding, position = found.finding, found.position
    place = f"{name}:{position.line}:{position.column}"
    text = "\n".join([f"{place}: {finding.level}: {found.message}", found.fix, finding.docs])
    case = _placed(f"{finding.rule} {finding.path}".rstrip(), name, position)
    if found.fails(fail_on):
        case.append(_element("failure", text, message=found.message, type=finding.level))
    else:
        case.append(_element("system-out", text))
    return case


def _unreadable(name: str, unreadable: Unreadable) -> Element:
    case = _placed("readable", name, unreadable.position)
    case.append(_element("error", refusal(name, unreadable), message=unreadable.reason, type="unreadable"))
    return case


def _placed(case: str, file: str, position: Position) -> Element:
    return _element("testcase", name=case, classname=file, file=file, line=str(position.line))


def _element(tag: str, text: str | None = None, **attributes: str) -> Element:
    element = Element(tag, {name: _in_xml(value) for name, value in attributes.items()})
    element.text = text and _in_xml(text)
    return element


def _in_xml(text: str) -> str:
    """XML cannot hold every character, not even escaped."""
    return _NOT_IN_XML.sub("\ufffd", text)
