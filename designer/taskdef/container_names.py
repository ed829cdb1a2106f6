"""The names that containers can be referred to by."""

from difflib import get_close_matches

from designer.taskdef.task import Task


def known(task: Task) -> frozenset[str] | None:
    """The names of all containers; None where one of them cannot be read, which may be any name."""
    written = task.root.raw.get("containerDefinitions")
    names = [container["name"] for container in task.containers if "name" in container]
    return frozenset(names) if isinstance(written, list) and len(names) == len(written) else None


def meant(text: str, names: frozenset[str]) -> str | None:
    """The one name that a misspelt one stands for, or None."""
    plain = [name for name in sorted(names) if _plain(name) == _plain(text)]
    near = plain or get_close_matches(text, sorted(names), n=2, cutoff=0.8)
    return near[0] if len(near) == 1 else None


def _plain(name: str) -> str:
    return name.strip().replace("_", "-").lower()
