"""A tag whose key or value is not one the service takes."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category

from designer.taskdef import names
from designer.taskdef.rule import Found, Values, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_LONGEST: Final = {"key": 128, "value": 256}
_PLAIN: Final = re.compile(r"[A-Za-z0-9 +=._:/@-]+")
_CHARACTERS: Final = _("“{text}” has characters that a tag cannot have: {refused}")


@rule(
    title=_("Tag key or value not allowed"),
    level="error",
    message=_CHARACTERS,
    fix=_(
        "Use letters, digits, spaces and + - = . _ : / @, up to 128 for a key and 256 for a value, "
        "without aws: in front."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html",
    paths=("tags[].key", "tags[].value"),
    sources=("botocore 1.44.5, ecs 2014-11-13: TagKey, TagValue",),
    good={"tags": [{"key": "awsome", "value": "x"}]},
    bad={"tags": [{"key": "aws:team", "value": "payments"}]},
)
def check(task: Task) -> Found:
    for tag in task.root.items_of("tags"):
        if tag.lacks("key"):
            yield tag.path("key"), {}, _("The tag has no key.")
        for name, longest in _LONGEST.items():
            for found in _problems(tag.get(name, ""), longest):
                yield tag.path(name), *found


def _problems(text: str, longest: int) -> Iterator[tuple[Values, str]]:
    if len(text) > longest:
        values = {"length": len(text), "most": longest}
        yield values, _("It has {length:,} characters; {most} are allowed.")
    if text[:4].lower() == "aws:":
        yield {"text": text}, _("“{text}” begins with aws:, which is reserved.")
    if refused := names.shown(sign for sign in _PLAIN.sub("", text) if not _is_allowed(sign)):
        yield {"text": text, "refused": refused}, _CHARACTERS


def _is_allowed(sign: str) -> bool:
    """Whether it is a letter, a digit or a space of any script."""
    return category(sign)[0] in "LNZ"
