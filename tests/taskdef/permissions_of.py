"""Documents to take the permissions of: one with everything that needs any, templates, and real ones."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from designer import taskdef
from designer.drafts.starters import all_starters
from designer.taskdef.permissions import Permissions, needed
from designer.taskdef.permissions.statement import Statement
from tests import corpus

ACCOUNT = "111122223333"
REGION = "eu-west-1"


def of(document: dict[str, Any], **more: Any) -> Permissions:
    return needed(document, ACCOUNT, REGION, **more)


def container(**members: Any) -> dict[str, Any]:
    return {"containerDefinitions": [{"name": "app", **members}]}


def by_sid(statements: list[Statement]) -> dict[str, tuple[set[str], set[str]]]:
    return {one.sid: (set(one.actions), set(one.resources)) for one in statements}


def everything() -> dict[str, Any]:
    """A document in which every need is found."""
    said: dict[str, Any] = json.loads(Path(__file__).with_name("with-every-need.json").read_text())
    return said


@cache
def templates() -> dict[str, dict[str, Any]]:
    """The starter templates, with the examples of what they ask for filled in."""
    filled = {}
    for slug, template in all_starters().items():
        answers = {one.name: one.default or one.example for one in template.inputs}
        filled[slug] = template.filled(answers, "orders")
    return filled


@cache
def real() -> dict[str, dict[str, Any]]:
    """The readable documents of the corpus; none when there is no corpus."""
    found = {}
    for path in corpus.files("taskdefs"):
        try:
            found[path.name] = taskdef.load(path.read_bytes().decode("utf-8", "replace")).document
        except taskdef.UnreadableDocument:
            continue
    return found
