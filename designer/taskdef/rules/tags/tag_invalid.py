"""A tag whose key or value is not one the service takes."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category

from designer.taskdef import names, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, Values, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_LONGEST: Final = {"key": 128, "value": 256}
_PLAIN: Final = re.compile(r"[A-Za-z0-9 +=._:/@-]+")
_FINE: Final = re.compile(r"(?![aA][wW][sS]:)[A-Za-z0-9 +=._:/@-]{0,128}\Z")
"""Most are: no question needs to be asked of them."""
_CHARACTERS: Final = _("“{text}” has characters that a tag cannot have: {refused}")


def _replace_refused(editor: Editor, finding: Finding) -> None:
    """Characters can be replaced; what is too long, reserved or then taken, a person has to rename."""
    text = paths.get(editor.document, finding.path)
    allowed = "".join(sign if _is_fine(sign) else "-" for sign in text) if isinstance(text, str) else ""
    at, _, member = finding.path.rpartition("/")
    tags = paths.get(editor.document, at.rpartition("/")[0])
    taken = member == "key" and any(isinstance(tag, dict) and tag.get("key") == allowed for tag in tags)
    if allowed and not taken and not list(_problems(allowed, _LONGEST[member])):
        editor.put(finding.path, allowed)


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
    only_with=("tags",),
    mend=_replace_refused,
    good={"tags": [{"key": "awsome", "value": "x"}]},
    bad={"tags": [{"key": "aws:team", "value": "payments"}, {"key": "team#1", "value": ""}]},
)
def check(task: Task) -> Found:
    for tag in task.root.items_of("tags"):
        if tag.lacks("key"):
            yield tag.path("key"), {}, _("The tag has no key.")
        for name, text in tag.items():
            for found in () if _FINE.match(text) else _problems(text, _LONGEST[name]):
                yield tag.path(name), *found


def _problems(text: str, longest: int) -> Iterator[tuple[Values, str]]:
    if len(text) > longest:
        values = {"length": len(text), "most": longest}
        yield values, _("It has {length:,} characters; {most} are allowed.")
    if text[:4].lower() == "aws:":
        yield {"text": text}, _("“{text}” begins with aws:, which is reserved.")
    if _PLAIN.fullmatch(text):
        return
    if refused := names.shown(sign for sign in _PLAIN.sub("", text) if not _is_fine(sign)):
        yield {"text": text, "refused": refused}, _CHARACTERS


def _is_fine(sign: str) -> bool:
    """Whether it is a letter, a digit or a space of any script, or one of the signs."""
    return category(sign)[0] in "LNZ" or _PLAIN.match(sign) is not None
