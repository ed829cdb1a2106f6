"""One more rule, in a folder that is not the product's: a module, and nothing else of it anywhere."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

from designer.taskdef.rules import tags

RULE = "owner-tag-missing"
TITLE = "No tag says who owns it"
MESSAGE = "None of 1 tags is called owner."
DOCUMENT = {"tags": [{"key": "stage", "value": "production"}]}

MODULE = dedent('''\
    """Tags that do not say whose the task is."""

    from designer.taskdef.rule import Found, rule
    from designer.taskdef.rule import gettext_noop as _
    from designer.taskdef.task import Task


    @rule(
        title=_("No tag says who owns it"),
        level="practice",
        message=_("None of {count} tags is called owner."),
        fix=_("Add a tag with the key owner."),
        docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html",
        paths=("tags",),
        sources=("The rules of the house",),
        good={"tags": [{"key": "owner", "value": "payments"}]},
        bad={"tags": [{"key": "stage", "value": "production"}]},
    )
    def check(task: Task) -> Found:
        found = task.root.items_of("tags")
        if found and not any(tag.get("key") == "owner" for tag in found):
            yield "/tags", {"count": len(found)}
''')


@pytest.fixture
def added_rule(tmp_path: Path) -> Iterator[str]:
    """The id of a rule that is found beside the product's own for the time of a test."""
    name = RULE.replace("-", "_")
    (tmp_path / f"{name}.py").write_text(MODULE)
    tags.__path__.append(str(tmp_path))
    _forget()
    yield RULE
    tags.__path__.remove(str(tmp_path))
    sys.modules.pop(f"{tags.__name__}.{name}", None)
    _forget()


def _forget() -> None:
    """Rules are looked for once a process; from here on they are looked for anew."""
    for known in vars(import_module("designer.taskdef.check")).values():
        if hasattr(known, "cache_clear"):
            known.cache_clear()
