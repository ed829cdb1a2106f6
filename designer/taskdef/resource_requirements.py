"""Devices that containers ask for: GPUs, Neuron devices, and the accelerators there once were."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.task import Task

GPU: Final = "GPU"
NEURON: Final = "NeuronDevice"
ACCELERATOR: Final = "InferenceAccelerator"
ALL: Final = "ALL"
"""The value that takes every device of the instance."""


def of_type(task: Task, *types: str) -> Iterator[tuple[Item, Item]]:
    """Each container and each of its requirements that is of one of the types."""
    for container in task.containers:
        for requirement in container.items_of("resourceRequirements"):
            if requirement.get("type") in types:
                yield container, requirement
