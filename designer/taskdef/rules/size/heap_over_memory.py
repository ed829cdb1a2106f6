"""A heap that may grow until the container is killed."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef import heap_sizes, paths, variables
from designer.taskdef.edits import Editor
from designer.taskdef.heap_sizes import HeapSize
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task
from designer.taskdef.variables import Variables

_SHARE: Final = 0.75
"""What a heap can have of the memory: threads, buffers and the program itself need the rest."""


def leave_room(editor: Editor, finding: Finding) -> None:
    """In every flag of the text that is too large: the program may take any of them."""
    for path, limit, _size in _too_large(Task(editor.document)):
        if path == finding.path:
            text = paths.get(editor.document, path)
            for size in heap_sizes.sizes(text):
                if size.mib >= limit:
                    text = text.replace(size.flag, size.of(int(limit * _SHARE)))
            editor.put(path, text)


@rule(
    title=_("Heap as large as the memory limit"),
    level="runtime",
    message=_(
        "“{flag}” lets the heap grow to all of the {limit:,} MiB of memory: the container is killed then."
    ),
    fix=_(
        "Keep the heap at {share:,} MiB or less, three quarters of the memory, "
        "or use -XX:MaxRAMPercentage=75."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memory",
    paths=(
        "containerDefinitions[].environment[].value",
        "containerDefinitions[].command",
        "containerDefinitions[].entryPoint",
        "containerDefinitions[].memory",
        "memory",
    ),
    confidence="medium",
    sources=("aws/amazon-ecs-agent issue 1187",),
    service_says="OutOfMemoryError: Container killed due to memory usage",
    only_with=(
        "containerDefinitions[].environment[].value",
        "containerDefinitions[].command",
        "containerDefinitions[].entryPoint",
    ),
    mend=leave_room,
    good={"memory": "1024", "containerDefinitions": [{"command": ["java", "-Xmx768m", "-jar", "app.jar"]}]},
    bad={"memory": "1024", "containerDefinitions": [{"command": ["java", "-Xmx1g", "-jar", "app.jar"]}]},
)
def check(task: Task) -> Found:
    for path, limit, size in _too_large(task):
        yield path, {"flag": size.flag, "limit": limit, "share": int(limit * _SHARE)}


def _too_large(task: Task) -> Iterator[tuple[str, int, HeapSize]]:
    """Each place, the MiB of memory there are, and the size given for the heap."""
    for each in variables.of(task):
        limit = _limit(task, each.container)
        for path, text in _texts(each.container) if limit > 0 and _may_set_one(each) else ():
            size = heap_sizes.largest(text)
            if size and size.mib >= limit:
                yield path, limit, size


def _may_set_one(each: Variables) -> bool:
    """Most containers do not: all their texts are looked through at once."""
    texts = [each.lines, *each.container.get("command", ()), *each.container.get("entryPoint", ())]
    return heap_sizes.may_be_in("\n".join(texts))


def _texts(container: Item) -> Iterator[tuple[str, str]]:
    for variable in container.items_of("environment"):
        if "value" in variable:
            yield variable.path("value"), variable["value"]
    yield from container.values_of("command")
    yield from container.values_of("entryPoint")


def _limit(task: Task, container: Item) -> int:
    """The hard limit of the container or else of the task; 0 where there is none or it cannot be told."""
    own: int = container.get("memory", 0)
    is_without = container.lacks("memory") or container.get("memory") == 0
    return (task.memory or 0) if is_without else own
