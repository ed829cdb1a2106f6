"""What becomes of every real document: `python -m tests.corpus_report > docs/corpus.md`.

Files are named by their numbers only: they belong to their authors, and nothing of them is repeated here.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from designer import taskdef
from designer.taskdef.check import all_rules
from designer.taskdef.repairing import Repair, repair, safe_ones
from designer.taskdef.rule import LEVELS, Finding
from tests import corpus

DESCRIBED: Final = "describe-output"

_LEFT_OPEN: Final = "a placeholder was put in after ECS had described it; sent like this it is no image"
_TAKEN_OUT: Final = (
    "edited after ECS had described it: the proxy's container was taken out, the proxy was not"
)
_MADE_UP: Final = "written by hand as test data: its account is a word, and ECS gives twelve digits"

EXPLAINED: Final = {
    ("0011", "placeholder-left"): _LEFT_OPEN,
    ("0022", "placeholder-left"): _LEFT_OPEN,
    ("0167", "placeholder-left"): _LEFT_OPEN,
    ("0167", "proxy-container-unknown"): _TAKEN_OUT,
    ("0168", "placeholder-left"): _LEFT_OPEN,
    ("0168", "proxy-container-unknown"): _TAKEN_OUT,
    ("0169", "placeholder-left"): _LEFT_OPEN,
    ("0169", "proxy-container-unknown"): _TAKEN_OUT,
    ("0196", "role-arn-invalid"): _MADE_UP,
    ("0196", "schema-missing-member"): _MADE_UP + ", and members ECS demands are empty",
}
"""Errors in what ECS seems to have described, by file and rule: why the file is wrong and not the rule."""

EXPLANATIONS: Final = {
    "register-input": "the input of RegisterTaskDefinition",
    DESCRIBED: "what DescribeTaskDefinition answers, wrapped or not",
    "container-list": "a bare list of containers, wrapped",
    "single-container": "one container, wrapped",
}


@dataclass(frozen=True)
class Outcome:
    """What became of one file: a format and findings, or the refusal; and what the import proposes.

    `is_repaired` tells that the repairs proposed make it readable, `is_safe` that those do that are no guess.
    """

    name: str
    kind: str
    format: str = ""
    findings: list[Finding] = field(default_factory=list)
    refusal: str = ""
    repairs: list[Repair] = field(default_factory=list)
    is_repaired: bool = False
    is_safe: bool = False

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == "error"]

    @property
    def counted(self) -> int:
        """How many findings a person is shown as a number: notes are never counted."""
        return sum(finding.level != "note" for finding in self.findings)


@cache
def kinds() -> dict[str, str]:
    """What the index of the corpus says each file is."""
    index = (corpus.FOLDER / "taskdefs" / "index.jsonl").read_text().splitlines()
    return {entry["file"]: entry["kind"] for entry in map(json.loads, index)}


def outcome(path: Path) -> Outcome:
    kind = kinds()[path.name]
    try:
        loaded = taskdef.load(path.read_bytes())
    except taskdef.UnreadableDocument as refused:
        every, safe = repair(path.read_bytes()), repair(path.read_bytes(), safe_ones)
        repaired = (every.proposed, every.loaded is not None, safe.loaded is not None)
        return Outcome(path.stem, kind, "", [], _without_values(refused), *repaired)
    found = taskdef.check(loaded.document)
    return Outcome(path.stem, kind, loaded.format, found, repairs=repair(path.read_bytes()).proposed)


def _without_values(refused: taskdef.UnreadableDocument) -> str:
    return refused.template.format_map(dict.fromkeys(refused.values, "…"))


@cache
def outcomes() -> list[Outcome]:
    return [outcome(path) for path in corpus.files("taskdefs")]


def contradictions(done: Iterable[Outcome]) -> set[tuple[str, str]]:
    """(file, rule) of the errors found in what its source shows as registered."""
    described = [one for one in done if one.kind == DESCRIBED]
    return {(one.name, finding.rule) for one in described for finding in one.errors}


def report() -> str:
    done = outcomes()
    read = [one for one in done if one.format]
    parts = [_head(done, read), _formats(done), _refusals(done), _repairs(done), _levels(read), _rules(read)]
    return "\n\n".join([*parts, _described(read)]) + "\n"


def _head(done: list[Outcome], read: list[Outcome]) -> str:
    counts = [one.counted for one in read]
    return f"""# Real task definitions

{len(done)} files that people published, through `load` and `check`. Written by
`python -m tests.corpus_report > docs/corpus.md`; a test fails when this page is out of date. The files
belong to their authors and are no part of this repository: they appear here as numbers, with nothing of
their content.

- {len(read)} are read, {len(done) - len(read)} refused with line, column and reason. None crashes.
- {sum(bool(one.errors) for one in read)} of those read have errors: ECS would refuse them as they are. \
{_left_open(read)} of these hold placeholders.
- Findings of a file, notes not counted: median {median(counts):g}, 90th percentile {_tenth(counts):g}, \
most {max(counts)}."""


def _left_open(read: list[Outcome]) -> int:
    return sum(any(finding.rule == "placeholder-left" for finding in one.errors) for one in read)


def _tenth(counts: list[int]) -> float:
    return quantiles(counts, n=10, method="inclusive")[-1]


def _formats(done: list[Outcome]) -> str:
    found = Counter(one.format for one in done if one.format)
    rows = [(name, count, EXPLANATIONS[name]) for name, count in found.most_common()]
    return "## As what they are read\n\n" + _table(("format", "files", "which is"), rows)


def _refusals(done: list[Outcome]) -> str:
    files: dict[str, list[str]] = defaultdict(list)
    for one in done:
        if one.refusal:
            files[one.refusal].append(one.name)
    repaired = {one.name for one in done if one.is_repaired}
    rows = [
        (len(names), len(repaired.intersection(names)), reason, ", ".join(names))
        for reason, names in sorted(files.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    head = ("files", "read when repaired", "reason", "numbers")
    return "## What is refused, and why\n\n" + _table(head, rows)


STAY_REFUSED: Final = {
    "0113": "two task definitions are in the template, and only its author knows which is meant",
    "0165": "Jsonnet is a program: its JSON is what is wanted",
    "0170": "Jsonnet is a program: its JSON is what is wanted",
}
"""What no repair makes a task definition of, and why."""


def _repairs(done: list[Outcome]) -> str:
    refused = [one for one in done if one.refusal]
    repaired = [one for one in refused if one.is_repaired]
    stay = [(one.name, STAY_REFUSED[one.name]) for one in refused if not one.is_repaired]
    asked = sum(bool(one.repairs) for one in done if one.format)
    names = sorted({one.repair for each in done for one in each.repairs})
    rows = [(f"`{name}`", *_proposed(done, name)) for name in names]
    return (
        "## What the import proposes\n\n"
        f"{len(repaired)} of the {len(refused)} refused files are read with the repairs that the import page "
        f"proposes, {sum(one.is_safe for one in repaired)} of\nthem without any guess. None is made unless a "
        f"person ticks it. {asked} of the files that are read as they are have something to\nrepair, too.\n\n"
        + _table(("repair", "files", "proposed", "guesses"), rows)
        + "\n\nThese stay refused:\n\n"
        + _table(("file", "why"), stay)
    )


def _proposed(done: list[Outcome], name: str) -> tuple[int, int, int]:
    """In how many files, how often, and how many of them are guesses."""
    found = [[one for one in each.repairs if one.repair == name] for each in done]
    every = [one for some in found for one in some]
    return sum(bool(some) for some in found), len(every), sum(one.is_guess for one in every)


def _levels(read: list[Outcome]) -> str:
    rules = Counter(rule.level for rule in all_rules().values())
    rows = [
        (level, rules[level], *_spread(read, lambda found, level=level: found.level == level))
        for level in LEVELS
        if rules[level]
    ]
    return "## Findings by level\n\n" + _table(("level", "rules", "findings", "files"), rows)


def _rules(read: list[Outcome], most: int = 20) -> str:
    counts = {id: _spread(read, lambda found, id=id: found.rule == id) for id in all_rules()}
    ordered = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))[:most]
    rows = [(f"`{id}`", all_rules()[id].level, files, found) for id, (found, files) in ordered]
    quiet = sum(files == 0 for _found, files in counts.values())
    head = f"## The {most} most frequent rules\n\n{quiet} of {len(counts)} rules find nothing here.\n\n"
    return head + _table(("rule", "level", "files", "findings"), rows)


def _spread(read: list[Outcome], wanted: Callable[[Finding], bool]) -> tuple[int, int]:
    """How many findings, in how many files."""
    counts = [sum(map(wanted, one.findings)) for one in read]
    return sum(counts), sum(count > 0 for count in counts)


def _described(read: list[Outcome]) -> str:
    found = sorted(contradictions(read))
    described = sum(one.kind == DESCRIBED for one in read)
    rows = [(name, f"`{rule}`", EXPLAINED.get((name, rule), "not explained")) for name, rule in found]
    return (
        f"## Errors in what ECS described\n\n{described} files are answers of DescribeTaskDefinition: ECS "
        "took what they\nhold, so an error there speaks against the rule, unless the file was changed since. "
        f"{described - len({name for name, _ in found})} have no\nerror. The others:\n\n"
    ) + _table(("file", "rule", "why the rule stands"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    return "\n".join(_lines(head, rows))


def _lines(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> Iterator[str]:
    numeric = [all(isinstance(row[at], int) for row in rows) for at in range(len(head))]
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('--:' if one else '---' for one in numeric)} |"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"


if __name__ == "__main__":
    print(report(), end="")
