"""Checking the typical document, against botocore looking at types and required members alone."""

import json
from collections.abc import Callable
from functools import partial
from heapq import nlargest
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import botocore.loaders
import botocore.model
from botocore.validate import ParamValidator

from designer import taskdef
from tests.bench.cloudformation import linter
from tests.bench.report import Result
from tests.bench.rounds import medians
from tests.taskdef.mutants import mutants

GOAL = 1.5
LARGE_GOAL = 1.5
LINEAR = 1.2
SIZES = (1, 2, 4, 8, 16, 32, 64)
"""Kilobytes of compact text."""
MUTANTS = 10_000
DOCUMENT = Path(__file__).parent / "typical.json"


def botocores() -> Callable[[dict], object]:
    loader = botocore.loaders.Loader()
    model = botocore.model.ServiceModel(loader.load_service_model("ecs", "service-2"))
    shape = model.operation_model("RegisterTaskDefinition").input_shape
    return lambda document: ParamValidator().validate(document, shape)


def measure() -> list[Result]:
    return [typical(), *growth(), *beside_others(), slowest()]


def typical() -> Result:
    document = json.loads(DOCUMENT.read_text())
    validate = botocores()
    assert not validate(document).has_errors()
    size = len(taskdef.compact(document).encode()) / 1000
    taken = medians({"check": lambda: taskdef.check(document), "botocore": lambda: validate(document)})
    containers = len(document["containerDefinitions"])
    return Result(
        f"`check` on {containers} containers, {size:.1f} KB: the schema and every rule",
        taken["check"],
        "botocore's ParamValidator",
        taken["botocore"],
        goal=GOAL,
    )


def of_size(kilobytes: int, *, is_bare: bool = False) -> dict[str, Any]:
    """A document so large: the typical one, or its barest, and as many environment variables as it takes."""
    document: dict[str, Any] = json.loads(DOCUMENT.read_text())
    containers = document["containerDefinitions"]
    if is_bare:
        containers[:] = [{"name": each["name"], "image": each["image"]} for each in containers[:1]]
    number, missing = 0, kilobytes * 1000 - taskdef.size(document)
    while missing > 0:
        variable = {"name": f"SETTING_{number}", "value": f"value number {number}"}
        containers[number % len(containers)].setdefault("environment", []).append(variable)
        missing -= len(taskdef.compact(variable)) + 1
        number += 1
    return document


def growth() -> list[Result]:
    """The time of one container with ever more variables, for each KB, against that of half as many."""
    calls = {str(size): partial(taskdef.check, of_size(size, is_bare=True)) for size in SIZES}
    taken = medians(calls, rounds=30)
    each_kb = {size: taken[str(size)] / size for size in SIZES}
    return [
        Result(
            f"`check` on {size} KB, for each KB", each_kb[size], f"on {half} KB", each_kb[half], goal=LINEAR
        )
        for half, size in pairwise(SIZES)
    ]


def beside_others() -> list[Result]:
    document, largest = json.loads(DOCUMENT.read_text()), of_size(SIZES[-1])
    validate, lint = botocores(), linter()
    large = medians({"check": partial(taskdef.check, largest), "botocore": partial(validate, largest)})
    usual = medians({"check": partial(taskdef.check, document), "lint": partial(lint, document)}, rounds=9)
    what, larger = "`check` on the typical document", f"`check` on {SIZES[-1]} KB"
    return [
        Result(
            larger,
            large["check"],
            "botocore's ParamValidator",
            large["botocore"],
            LARGE_GOAL,
        ),
        Result(what, usual["check"], "cfn-lint, rules loaded", usual["lint"], goal=0.02),
    ]


def slowest() -> Result:
    """The slowest of the damaged documents, measured again beside the typical one."""
    taken: list[tuple[float, str]] = []
    for document in mutants(MUTANTS):
        began = process_time()
        taskdef.check(document)
        taken.append((process_time() - began, taskdef.compact(document)))
    worst = [json.loads(text) for _seconds, text in nlargest(5, taken)]
    usual = json.loads(DOCUMENT.read_text())
    calls = {str(place): partial(taskdef.check, each) for place, each in enumerate([usual, *worst])}
    times = medians(calls, rounds=20)
    what = f"`check` on the slowest of {MUTANTS:,} damaged documents"
    return Result(what, max(times.values()), "on the typical one", times["0"], goal=20)
