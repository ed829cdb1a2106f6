"""Comparing two documents of 64 KB that differ in many places, against jsonpatch, which tells no meaning."""

from copy import deepcopy
from functools import partial
from typing import Any

import jsonpatch

from designer import taskdef
from designer.taskdef.compared import Compared
from designer.taskdef.diff import diff
from tests.bench.checking import of_size
from tests.bench.report import Result
from tests.bench.rounds import medians

KILOBYTES = 64
EACH = 40
"""Of so many variables one has another value."""
GOAL = 0.1


def edited(document: dict[str, Any]) -> dict[str, Any]:
    """As after a week of work: other images, values and sizes, variables that came and went, lists sorted."""
    after = deepcopy(document)
    after["memory"] = "16384"
    after["tags"] = [*after.get("tags", []), {"key": "stage", "value": "prod"}][::-1]
    for container in after["containerDefinitions"]:
        container["image"] += "-next"
        variables = container["environment"]
        for variable in variables[::EACH]:
            variable["value"] += ", and another one"
        del variables[EACH // 2 :: EACH * 2]
        variables.append({"name": "ADDED", "value": "1"})
        variables.sort(key=lambda variable: variable["name"])
    return after


def measure() -> list[Result]:
    before = of_size(KILOBYTES)
    after = edited(before)
    assert jsonpatch.make_patch(before, after).apply(before) == after
    number, size = len(diff(before, after).changes), taskdef.size(after) / 1000
    taken = medians(
        {
            "diff": partial(diff, before, after),
            "told": lambda: Compared(before, after).told,
            "jsonpatch": partial(jsonpatch.make_patch, before, after),
        },
        rounds=30,
    )
    of_both = f"of two documents of {KILOBYTES} and {size:.0f} KB, {number} changes"
    name = "jsonpatch's make_patch"
    return [
        Result(f"`diff` {of_both}", taken["diff"], name, taken["jsonpatch"], GOAL),
        Result("the same with risks and sentences", taken["told"], name, taken["jsonpatch"], GOAL),
    ]
