"""Health checks as they are written: the words of their commands, and their numbers.

Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from designer.taskdef import placeholders
from designer.taskdef.items import Item
from designer.taskdef.once import once
from designer.taskdef.task import Task

PROGRAM: Final = "CMD"
SHELL: Final = "CMD-SHELL"

COMMAND: Final = "containerDefinitions[].healthCheck.command"

_TEXTS: Final = frozenset({str})

DEFAULTS: Final = {"interval": 30, "timeout": 5, "retries": 3, "startPeriod": 0}

_CHAIN: Final = re.compile(r"(?:\|\||&&|[|;])(?:\s.*)?\Z", re.DOTALL)
_REDIRECTION: Final = re.compile(r"[12&]?>>?(?:&[12]|\s*/dev/null)?\Z")
_PLAIN: Final = re.compile(r"[\w@%+=:,./-]+\Z", re.ASCII)


class Command(NamedTuple):
    """The command of a container's health check: its pointer and its words, none of them left out."""

    container: Item
    at: str
    words: list[str]


@once
def commands(task: Task) -> Iterator[Command]:
    """Each command that has words and nothing but words, none of them to be filled in yet."""
    for container, health_check in task.having("healthCheck"):
        words = health_check.raw.get("command")
        if not words or type(words) is not list or not _TEXTS.issuperset(map(type, words)):
            continue
        if not (task.reading.may_hold_placeholders and any(map(_is_to_be_filled_in, words))):
            yield Command(container, health_check.path("command"), words)


def _is_to_be_filled_in(word: str) -> bool:
    return placeholders.placeholder_at("", word) == word


def number(health_check: Item, member: str) -> int | None:
    """A number of the check, the default where none is written; None where it cannot be read."""
    return DEFAULTS[member] if health_check.lacks(member) else health_check.get(member)


def is_for_a_shell(word: str) -> bool:
    """Whether only a shell makes sense of the word: "||", "|| exit 1", ";", ">", "2>&1"."""
    return bool(_CHAIN.match(word) or _REDIRECTION.match(word))


def line(words: list[str]) -> str | None:
    """The words as one line for a shell, or None where a shell could read the line differently.

    The first word may be a line itself, and so may what follows "||" and its like.
    """
    for before, word in pairwise(words):
        if not (_PLAIN.match(word) or is_for_a_shell(word) or _CHAIN.match(before)):
            return None
    return " ".join(words)


def run_as_meant(words: list[str]) -> list[str] | None:
    """The command that runs what was written without CMD or behind it; None where that cannot be told."""
    first, *rest = words
    program = first.split()
    if program and all(map(_PLAIN.match, program)) and not any(map(is_for_a_shell, rest)):
        return [PROGRAM, *program, *rest]
    in_one = line(words)
    return None if in_one is None else [SHELL, in_one]
