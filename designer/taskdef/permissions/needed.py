"""Everything a document needs: what its two roles have to allow, and who registers it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from designer.taskdef.permissions.ecs_exec import ECS_EXEC
from designer.taskdef.permissions.need import Need, Wanted
from designer.taskdef.permissions.needs import all_needs
from designer.taskdef.permissions.pass_role import pass_role
from designer.taskdef.permissions.place import Place, place
from designer.taskdef.permissions.statement import Condition, Note, Statement, Why
from designer.taskdef.task import Task

_Group = tuple[tuple[str, ...], tuple[Condition, ...], str]


@dataclass(frozen=True)
class Permissions:
    """`notes` say what the document cannot tell, role by role nothing of it being granted."""

    place: Place
    execution: list[Statement]
    task: list[Statement]
    pass_role: list[Statement]
    notes: list[Note]


def needed(
    document: dict[str, Any],
    account: str = "",
    region: str = "",
    partition: str = "",
    *,
    ecs_exec: bool = False,
) -> Permissions:
    """What a document needs in an account and Region; words in angle brackets where none is known."""
    task, here = Task(document), place(account, region, partition)
    found = [(need, one) for need in all_needs().values() for one in need.find(task, here)]
    notes = [one for _need, one in found if isinstance(one, Note)]
    wanted = [(need, one) for need, one in found if isinstance(one, Wanted)]
    of_the_task = _statements((need, one) for need, one in wanted if need.role == "task")
    return Permissions(
        here,
        _statements((need, one) for need, one in wanted if need.role == "execution"),
        [*of_the_task, *([ECS_EXEC] if ecs_exec else [])],
        pass_role(task, here),
        _once(notes),
    )


def _once(notes: Iterable[Note]) -> list[Note]:
    return list({(note.path, str(note.said)): note for note in notes}.values())


def _statements(wanted: Iterable[tuple[Need, Wanted]]) -> list[Statement]:
    """One for all that have actions, conditions and reservation in common; what is sure comes first."""
    groups: dict[_Group, list[tuple[Need, Wanted]]] = {}
    for need, one in wanted:
        groups.setdefault((one.actions, one.conditions, one.only_if), []).append((need, one))
    return list(_named(sorted(groups.items(), key=lambda group: bool(group[0][2]))))


def _named(groups: Iterable[tuple[_Group, list[tuple[Need, Wanted]]]]) -> Iterator[Statement]:
    taken: dict[str, int] = {}
    for (actions, conditions, only_if), found in groups:
        sid = found[0][1].sid
        taken[sid] = taken.get(sid, 0) + 1
        resources = tuple(sorted({one.resource for _need, one in found}))
        why = tuple(dict.fromkeys(Why(one.path, one.name, need.words) for need, one in found))
        number = str(taken[sid]) if taken[sid] > 1 else ""
        yield Statement(f"{sid}{number}", actions, resources, conditions, why, only_if)
