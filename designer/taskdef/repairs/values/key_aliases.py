"""Keys that other tools have for the same field, and slips of the pen."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from designer.taskdef import schema, schema_names, walking
from designer.taskdef.proposal import Proposal
from designer.taskdef.schema import Shape
from designer.taskdef.walking import Place
from designer.taskdef.words import gettext_noop as _

_ALIASES: Final = {
    "": {
        "familyname": "family",
        "taskfamily": "family",
        "taskdefinitionfamily": "family",
        "containers": "containerDefinitions",
        "containerdefinition": "containerDefinitions",
        "taskrole": "taskRoleArn",
        "executionrole": "executionRoleArn",
        "taskexecutionrolearn": "executionRoleArn",
        "launchtypes": "requiresCompatibilities",
        "compatibility": "requiresCompatibilities",
        "taskcpu": "cpu",
        "taskmemory": "memory",
    },
    "containerDefinitions[]": {
        "env": "environment",
        "environmentvariables": "environment",
        "envvars": "environment",
        "ports": "portMappings",
        "cmd": "command",
        "workdir": "workingDirectory",
        "labels": "dockerLabels",
        "logging": "logConfiguration",
        "memorylimit": "memory",
    },
    "containerDefinitions[].logConfiguration": {"driver": "logDriver", "logoptions": "options"},
    "proxyConfiguration": {"proxyconfigurationproperties": "properties"},
}


def propose(value: Any) -> Iterator[Proposal]:
    """Guesses all: what a name means that the API does not know, only its author can tell."""
    taken: set[tuple[int, str]] = set()
    for place in reversed(list(walking.each(value))):
        if place.shape is not None or place.outer is None or place.outer.kind != "structure":
            continue
        name = _meant(str(place.key), place)
        is_free = name not in place.around and (id(place.around), name) not in taken
        if name and is_free and _fits(place.outer.members[name], place.value):
            taken.add((id(place.around), name))
            yield Proposal(
                kind="changed",
                template=_("The API has no “{key}” here. {name} may be meant."),
                values={"key": place.key, "name": name},
                before=str(place.key),
                after=name,
                is_guess=True,
                path=place.path,
                change=partial(walking.rename, place=place, name=name),
            )


def _meant(key: str, place: Place) -> str | None:
    shape = place.outer
    if shape is None or (shape is schema.ROOT and key in schema.READ_ONLY):
        return None
    known = _ALIASES.get(shape.field.path, {}).get(key.replace("_", "").replace("-", "").lower())
    if known:
        return known
    return (
        None
        if schema_names.place_of(key, shape.field.path) is not None
        else schema_names.close_to(key, shape)
    )


def _fits(shape: Shape, value: Any) -> bool:
    """Whether the value is of the type that the field meant takes."""
    return type(value) is shape.type
