"""A CloudFormation template, or one resource of it: the task definition is taken out."""

from collections.abc import Iterator
from typing import Any, Final

from designer.taskdef import paths
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.words import gettext_noop as _

TYPE: Final = "AWS::ECS::TaskDefinition"


def propose(value: Any) -> Iterator[Proposal]:
    """Where there are several, nobody but the author knows which is meant."""
    if _is_task_definition(value):
        yield _taken_out(value, ("Properties",), "Properties")
        return
    resources = value.get("Resources") if isinstance(value, dict) else None
    if isinstance(resources, dict):
        names = [name for name, resource in resources.items() if _is_task_definition(resource)]
        if len(names) == 1:
            yield _taken_out(value, ("Resources", names[0], "Properties"), names[0])


def _is_task_definition(resource: Any) -> bool:
    return (
        isinstance(resource, dict)
        and resource.get("Type") == TYPE
        and isinstance(resource.get("Properties"), dict)
    )


def _taken_out(value: dict[str, Any], parts: paths.Parts, name: str) -> Proposal:
    return Proposal(
        kind="read",
        template=_(
            "The task definition “{name}” is taken out of the CloudFormation template. What else is in the "
            "template is left out: parameters, conditions, other resources."
        ),
        values={"name": name},
        before=cut(", ".join(_others(value, parts))),
        after=cut(compact(paths.get(value, parts))),
        path=paths.pointer(parts),
        change=lambda root: paths.get(root, parts),
    )


def _others(value: dict[str, Any], parts: paths.Parts) -> list[str]:
    """The names of what is left out."""
    names = [name for name in value if name not in ("Resources", "Properties")]
    if len(parts) > 1:
        names += [name for name in value["Resources"] if name != parts[1]]
    return names
