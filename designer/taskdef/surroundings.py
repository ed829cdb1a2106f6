"""What stands around the JSON in a text: a command of a shell, a page of Markdown, a Terraform file."""

import re
from typing import Final

from designer.taskdef import schema
from designer.taskdef.formats import foreign

_FIRST: Final = re.compile(r"[\s\ufeff]*+")
_COMMENTS: Final = re.compile(
    r"(?:\s++|//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/|#[^\n]*+|[\u00a0\u200b\ufeff]++)*+"
)
_BEGINNING: Final = re.compile(r"[\[{](?=\s*+(?:[\"'“\[{]|\w++\s*+[:=]))")
_TERRAFORM: Final = re.compile(
    r"\bcontainer_definitions\s*+=\s*+(?:<<-?\s*+\"?\w++\"?\s*+|jsonencode\(\s*+)(?=[\[{])"
)
_FAMILIAR: Final = re.compile(
    r"(?: ```+ [\w-]* | <<-?\s*['\"]?\w+['\"]? | = \s* [('\"`]* | @@ | --[a-z-]+ [\s=]* ['\"]? ) \s* \Z",
    re.VERBOSE,
)
_OPTION: Final = re.compile(
    r"--([a-z][a-z-]{0,40}+)(?:=|\s++)('[^']*+'|\"[^\"]*+\"|[^\s'\"]++)((?:\s++[A-Z][A-Z0-9_]*+)*+)"
)
_READ_OF_HEAD: Final = 300
_REGISTERS: Final = "register-task-definition"


def beginning(text: str) -> int | None:
    """Where the JSON of a text begins, behind anything else; None when it cannot be told."""
    first = _COMMENTS.match(text)
    start = first.end() if first else 0
    if text[start : start + 1] in ("{", "[", '"'):
        return 0
    refusal = foreign.refusal_of_text(text)
    kind = refusal.template if refusal else None
    if kind == foreign.TERRAFORM:
        found = _TERRAFORM.finditer(text)
        starts = [one.end() for one in found]
        return starts[0] if len(starts) == 1 else None
    if kind in (None, foreign.SHELL):
        opening = _BEGINNING.search(text)
        return opening.start() if opening else None
    return None


def is_familiar(head: str, tail: str) -> bool:
    """Whether what stands around leads to the JSON and from it, as commands and Markdown do."""
    return _FAMILIAR.search(head[-_READ_OF_HEAD:]) is not None and len(tail) < _READ_OF_HEAD


def options(head: str, tail: str) -> dict[str, str | list[str]]:
    """The fields of a task definition that options of `aws ecs register-task-definition` give beside it."""
    if _REGISTERS not in head:
        return {}
    given: dict[str, str | list[str]] = {}
    for found in (*_OPTION.finditer(head), *_OPTION.finditer(tail)):
        name = _camel(found[1])
        value, more = found[2].strip("'\""), found[3].split()
        field = schema.find(name)
        if field and field.kind == "text":
            given[name] = value
        elif name == "requiresCompatibilities":
            given[name] = [*value.split(","), *more]
    return given


def _camel(option: str) -> str:
    first, *others = option.split("-")
    return first + "".join(word.capitalize() for word in others)
