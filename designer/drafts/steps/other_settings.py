"""Other settings: what the API takes and no section of ours asks for, after an upgrade of its model.

A member of a table's rows becomes a column of it; anything else a field of a section at the end of its step.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Grid, Part, Rows, Section, Step, Variables
from designer.taskdef import schema
from designer.taskdef.items import Item
from designer.taskdef.task import Task

ID: Final = "other-settings"
_LONGEST_HINT: Final = 120


def completed(steps: Sequence[Step], home: Step) -> tuple[Step, ...]:
    """The steps with every field of the API; what belongs to no list of a step goes to the step `home`."""
    missing = unplaced(steps)
    lists = [step.items for step in steps if step.items]
    completed = []
    for step in steps:
        mine = [path for path in missing if _list_of(path, lists) == step.items]
        completed.append(_with(step, mine) if mine and (step.items or step is home) else step)
    return tuple(completed)


def unplaced(steps: Iterable[Step]) -> list[str]:
    """The fields that none of the steps asks for, and in which none of them asks for anything."""
    asked = {path.removesuffix("[]") for step in steps for path in (*step.paths, step.items) if path}
    whole = {path for path in asked if not any(_is_in(other, path) for other in asked)}
    found: list[str] = []
    for field in schema.fields():
        path = field.path
        is_asked = path in asked or any(_is_in(path, one) for one in (*whole, *found))
        if not is_asked and not any(_is_in(one, path) for one in asked):
            found.append(path)
    return found


def _is_in(path: str, outer: str) -> bool:
    return path.startswith((f"{outer}.", f"{outer}[]"))


def _list_of(path: str, lists: Sequence[str]) -> str:
    return next((name for name in lists if _is_in(path, name)), "")


def _with(step: Step, missing: Sequence[str]) -> Step:
    sections = tuple(
        replace(section, parts=tuple(_with_columns(part, missing) for part in section.parts))
        for section in step.sections
    )
    placed = {path for section in sections for part in section.parts for path in _columns(part)}
    rest = [path for path in missing if path not in placed]
    return replace(step, sections=(*sections, _section(step, rest)) if rest else sections)


def _with_columns(part: Part, missing: Sequence[str]) -> Part:
    match part:
        case Rows(path=path, columns=columns):
            return replace(part, columns=(*columns, *_added(path, missing)))
        case Variables(environment=environment, secrets=secrets):
            return replace(
                part,
                value_columns=(*part.value_columns, *_added(environment, missing)),
                secret_columns=(*part.secret_columns, *_added(secrets, missing)),
            )
        case _:
            return part


def _columns(part: Part) -> list[str]:
    match part:
        case Rows(columns=columns):
            return [column.path for column in columns]
        case Variables():
            return [column.path for column in (*part.value_columns, *part.secret_columns)]
        case _:
            return []


def _added(path: str, missing: Sequence[str]) -> list[Field]:
    return [_field(one, f"{path}[].") for one in missing if one.startswith(f"{path}[].")]


def _section(step: Step, missing: Sequence[str]) -> Section:
    within = f"{step.items}[]." if step.items else ""
    fields = tuple(_field(path, within) for path in missing)
    return Section(
        id=ID,
        title=_("Other settings"),
        lead=_("The API takes these, too."),
        says=_says(fields),
        opened=False,
        parts=(Grid(id=f"{step.slug}-other", fields=fields),),
    )


def _field(path: str, within: str) -> Field:
    """Called as the API calls it, with the beginning of the API's help."""
    told = schema.field(path)
    hint = told.help.split(". ")[0].split("\n")[0].rstrip(".")
    shortened = hint if len(hint) <= _LONGEST_HINT else hint[:_LONGEST_HINT].rpartition(" ")[0] + "…"
    label = path.removeprefix(within)
    return Field(path=path, label=label, hint=shortened, hint_language="en", mono=True, width="c6")


def _says(fields: Sequence[Field]) -> Callable[[Task, Item], str]:
    names = [str(field.label) for field in fields]

    def says(_task: Task, item: Item) -> str:
        return " · ".join(name for name in names if name.split(".")[0].removesuffix("[]") in item.raw)

    return says
