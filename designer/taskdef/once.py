"""What several rules ask of a task, found out once a task."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from designer.taskdef.task import Task

T = TypeVar("T")


def once(find: Callable[[Task], Iterable[T]]) -> Callable[[Task], list[T]]:
    """The same as a list that is made at the first call and kept with the task."""

    @wraps(find)
    def found(task: Task) -> list[T]:
        kept: list[T] | None = task.found.get(found)
        if kept is None:
            kept = task.found[found] = list(find(task))
        return kept

    return found
