"""Checking the typical document, against botocore looking at types and required members alone."""

import json
from collections.abc import Callable
from pathlib import Path

import botocore.loaders
import botocore.model
from botocore.validate import ParamValidator

from designer import taskdef
from tests.bench.report import Result
from tests.bench.rounds import medians

GOAL = 3.0
DOCUMENT = Path(__file__).parent / "typical.json"


def botocores() -> Callable[[dict], object]:
    loader = botocore.loaders.Loader()
    model = botocore.model.ServiceModel(loader.load_service_model("ecs", "service-2"))
    shape = model.operation_model("RegisterTaskDefinition").input_shape
    return lambda document: ParamValidator().validate(document, shape)


def measure() -> list[Result]:
    document = json.loads(DOCUMENT.read_text())
    validate = botocores()
    assert not validate(document).has_errors()
    size = len(taskdef.compact(document).encode()) / 1000
    taken = medians({"check": lambda: taskdef.check(document), "botocore": lambda: validate(document)})
    containers = len(document["containerDefinitions"])
    return [
        Result(
            f"`check` on {containers} containers, {size:.1f} KB: the schema and every rule",
            taken["check"],
            "botocore's ParamValidator",
            taken["botocore"],
            goal=GOAL,
        )
    ]
