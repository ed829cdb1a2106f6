"""What the two roles are needed for in a task definition, as the roles step tells it in short.

All of it comes from `taskdef.permissions`, as the page with the exact policies does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from designer.taskdef import dump
from designer.taskdef.items import Item
from designer.taskdef.permissions import needed
from designer.taskdef.permissions.place import place
from designer.taskdef.permissions.statement import Statement
from designer.taskdef.permissions.trust import trust_policy
from designer.taskdef.task import Task


@dataclass(frozen=True)
class Need:
    """One thing a role is needed for, for whom, and what it has to allow."""

    words: str
    names: str
    actions: str


@dataclass(frozen=True)
class Perhaps:
    """What it has to allow besides, and in which case."""

    actions: str
    only_if: str


def execution_role(task: Task, _item: Item) -> dict[str, Any]:
    """What ECS itself does with the execution role before and while the containers start."""
    return _told(needed(task.document).execution) | {"has_role": not task.root.lacks("executionRoleArn")}


def task_role(task: Task, _item: Item) -> dict[str, Any]:
    """What can be told of the task role; what the code itself calls is not in the document."""
    return _told(needed(task.document).task)


def trust(_task: Task, _item: Item) -> dict[str, Any]:
    """The trust policy of both roles."""
    return {"policy": dump(trust_policy(place("", ""))).rstrip()}


def _told(statements: Iterable[Statement]) -> dict[str, Any]:
    found = list(statements)
    perhaps = (Perhaps(", ".join(one.actions), _(one.only_if)) for one in found if one.only_if)
    return {
        "needs": list(_needs(one for one in found if not one.only_if)),
        "perhaps": list(dict.fromkeys(perhaps)),
    }


def _needs(statements: Iterable[Statement]) -> Iterator[Need]:
    """One a purpose, with all that it takes."""
    names: dict[str, list[str]] = {}
    actions: dict[str, list[str]] = {}
    for one in statements:
        for why in one.why:
            names.setdefault(why.words, []).append(why.name)
            actions.setdefault(why.words, []).extend(one.actions)
    for words in names:
        yield Need(_(words), _once(names[words]), _once(actions[words]))


def _once(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))
