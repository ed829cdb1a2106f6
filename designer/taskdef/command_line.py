"""What a container starts, as far as the document says it: the entry point followed by the command."""

import re
from typing import Final

from designer.taskdef import placeholders
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item

_SHELLS: Final = frozenset({"sh", "bash", "ash", "dash"})
_SHELL_FLAG: Final = re.compile(r"-[a-z]*c\Z")
_PROGRAM_FLAG: Final = re.compile(r"(?:-[a-z]*c|-[eEr]|--eval|-Command)\Z")
_BLANK: Final = re.compile(r"\s")
_PLAIN: Final = re.compile(r"[\w@%+=:,./-]+\Z", re.ASCII)

Argument = tuple[str, str]
"""Where it stands (a pointer), and its text."""


def arguments(container: Item) -> list[Argument]:
    """Entry point and command together; empty where one of them cannot be read as a whole."""
    if not (container.is_whole("entryPoint") and container.is_whole("command")):
        return []
    return [*container.values_of("entryPoint"), *container.values_of("command")]


def program(text: str) -> str:
    """The name of an executable without its folder."""
    return text.rpartition("/")[2]


def runs_script(given: list[Argument]) -> bool:
    """Whether a shell is started with the text of a script: sh -c, /bin/bash -lc."""
    return len(given) > 2 and program(given[0][1]) in _SHELLS and bool(_SHELL_FLAG.match(given[1][1]))


def is_shell(text: str) -> bool:
    """Whether an executable is a shell."""
    return program(text) in _SHELLS


def takes_program(flag: str) -> bool:
    """Whether the argument after this one is a program text, blanks and all: sh -c, node -e."""
    return _PROGRAM_FLAG.match(flag) is not None


def lone_line(container: Item, member: str) -> Argument | None:
    """The only element of the entry point or command, when it looks like a whole command line."""
    if not container.is_whole(member) or len(container.get(member, ())) != 1:
        return None
    [(at, text)] = container.values_of(member)
    is_line = _BLANK.search(text.strip()) and not placeholders.placeholder_at("", text)
    return (at, text) if is_line else None


def is_plain(text: str) -> bool:
    """Whether a shell hands the text on as it is: no blank, quote, variable, pattern or operator."""
    return _PLAIN.match(text) is not None


def split(editor: Editor, at: str, text: str) -> None:
    """Put each word of a plain line into an element of its own; a line for a shell stays."""
    first, *others = text.split()
    if all(is_plain(word) for word in (first, *others)):
        elements, _, index = at.rpartition("/")
        editor.put(at, first)
        for place, word in enumerate(others, start=int(index) + 1):
            editor.insert(elements, word, place)
