"""`make bench-rules`: who reports what of the collected cases; writes its part of docs/benchmarks.md."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from designer import taskdef
from designer.taskdef.rule import LEVELS
from tests.bench import report
from tests.bench.checking import botocores
from tests.bench.cloudformation import linter

CASES: Final = Path(__file__).parents[1] / "taskdef" / "cases"
KIND: Final = re.compile(r"^(.+?) (?:in|for) ", re.MULTILINE)
"""What a line of botocore's report begins with: "Invalid type"."""
TOOLS: Final = ("Task Designer", "botocore", "cfn-lint")

Reports = dict[str, set[str]]
"""What each tool calls what it reports on one document; nothing where it is content."""


@dataclass
class Tally:
    """How many documents there are, and on how many of them each tool reports something, and what."""

    documents: int = 0
    reported: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TOOLS, 0))
    names: dict[str, set[str]] = field(default_factory=lambda: {tool: set() for tool in TOOLS})

    def add(self, reports: Reports) -> None:
        self.documents += 1
        for tool, names in reports.items():
            self.reported[tool] += bool(names)
            self.names[tool] |= names


def others() -> Callable[[dict[str, Any]], Reports]:
    validate, lint = botocores(), linter()
    return lambda document: {
        "botocore": set(KIND.findall(validate(document).generate_report())),
        "cfn-lint": {match.rule.id for match in lint(document)},
    }


def page(cases: Iterable[dict[str, Any]]) -> str:
    levels: dict[str, Tally] = defaultdict(Tally)
    rules: dict[tuple[str, str], Tally] = defaultdict(Tally)
    good, reports_of = Tally(), others()
    for case in cases:
        reports = reports_of(case["document"]) | {TOOLS[0]: _ours(case)}
        if case["expect"]:
            levels[case["level"]].add(reports)
            rules[case["level"], case["rule"]].add(reports)
        else:
            good.add(reports)
    return "\n".join([*_summary(levels, good), "", *_by_rule(rules)])


def _ours(case: Mapping[str, Any]) -> set[str]:
    """Of our findings those that the document was made for, or against."""
    findings = taskdef.check(case["document"])
    if case["forbid"] == ["*"]:
        return {finding.rule for finding in findings if finding.level != "note"}
    return {finding.rule for finding in findings} & {*case["expect"], *case["forbid"]}


def _summary(levels: Mapping[str, Tally], good: Tally) -> Iterable[str]:
    yield f"| Documents | Number | {' | '.join(TOOLS)} |"
    yield "| --- | --: | --: | --: | --: |"
    for level in LEVELS:
        if level in levels:
            yield _counts(f"with a fact of the level {level}", levels[level])
    yield _counts("without", good)


def _counts(what: str, tally: Tally) -> str:
    return f"| {what} | {tally.documents} | {' | '.join(str(tally.reported[tool]) for tool in TOOLS)} |"


def _by_rule(rules: Mapping[tuple[str, str], Tally]) -> Iterable[str]:
    yield f"| Fact | Level | {' | '.join(TOOLS)} |"
    yield "| --- | --- | --- | --- | --- |"
    for (level, rule), tally in sorted(
        rules.items(), key=lambda item: (LEVELS.index(item[0][0]), item[0][1])
    ):
        yield f"| `{rule}` | {level} | {' | '.join(_cell(tally, tool) for tool in TOOLS)} |"


def _cell(tally: Tally, tool: str) -> str:
    """ "2 of 3: E3002", and no number where it is all of them; our own name is that of the row."""
    reported = tally.reported[tool]
    if not reported:
        return "–"
    share = "" if reported == tally.documents else f"{reported} of {tally.documents}"
    names = "yes" if tool == TOOLS[0] else ", ".join(sorted(tally.names[tool]))
    return ": ".join(part for part in (share, names) if part)


INTRODUCTION = """\
Written by `make bench-rules`, in one run over the same {number} documents: those collected in
`tests/taskdef/cases`, made for the facts that our rules are about, so that they say more of what others miss
than of what we do. Counted is, for us, that the fact the document was made for is reported; for the others,
that anything is. botocore {botocore} is its ParamValidator, which the AWS CLI and boto3 ask before they send;
cfn-lint {cfnlint} sees the document as the resource of a template, under CloudFormation's names, and reports
errors and warnings. On documents without the fact, ours is counted where it reports that very fact, or, where
the document is to be without any, anything but a note.
"""


def main() -> None:
    cases = [json.loads(file.read_text()) for file in sorted(CASES.glob("*.json"))]
    versions = {"botocore": version("botocore"), "cfnlint": version("cfn-lint")}
    text = f"{INTRODUCTION.format(number=len(cases), **versions)}\n{page(cases)}\n"
    report.write_beside(text)
    print(text)


if __name__ == "__main__":
    main()
