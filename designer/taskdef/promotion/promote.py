"""A task definition taken from one place to another: every rewrite with its reason, and what is left.

Only texts are rewritten, in place; keys, numbers and order stay as they are. What comes out is the other
place's, so that taking it there again changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from designer.taskdef import paths
from designer.taskdef.edits import Put
from designer.taskdef.promotion.left import Left, left
from designer.taskdef.promotion.mapping import Mapping, Place
from designer.taskdef.promotion.rewriting import ACCOUNT, REGISTRY_OF, Way
from designer.taskdef.words import gettext_noop as _

BY_LINE: Final = _("the mapping says so")
REGION: Final = _("Region of the place it came from")

_KEPT: Final = re.compile(r"/family\Z|/containerDefinitions/[0-9]+/name\Z")
"""Names within the task definition: nothing of another place."""

_REGION_OPTION: Final = re.compile(
    r"/containerDefinitions/[0-9]+/(?:logConfiguration|firelensConfiguration)/options/"
    r"(?:awslogs-region|region|sts_region|aws_region|splunk-region)\Z"
)
_REGION_VARIABLE: Final = re.compile(r"AWS_(?:DEFAULT_)?REGION\Z")
_VARIABLE: Final = re.compile(r"(?P<item>/containerDefinitions/[0-9]+/environment/[0-9]+)/value\Z")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """`why` is a message of this package; `line` is the line of the mapping that asked for it, or empty."""

    path: str
    before: str
    after: str
    why: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Promotion:
    rewrites: list[Rewrite]
    left: list[Left]

    @property
    def operations(self) -> list[Put]:
        """As an edit of the document that was promoted."""
        return [Put(one.path, one.before, one.after) for one in self.rewrites]


def promote(document: dict[str, Any], source: Place, target: Place, mapping: Mapping) -> Promotion:
    """What `document`, written for `source`, has to say in `target`."""
    way = Way(source, target)
    rewrites: list[Rewrite] = []
    remaining: list[Left] = []
    for path, value in _texts(document, ""):
        if _KEPT.match(path):
            continue
        made = _rewritten(document, path, value, way, mapping)
        after = made.after if made else value
        if made and after != value:
            rewrites.append(made)
        if not way.leads_nowhere and not mapping.keeps(after):
            remaining += left(path, after, way)
    return Promotion(rewrites, remaining)


def _texts(value: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, f"{at}/{paths.escape(key)}")
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _texts(item, f"{at}/{place}")


def _rewritten(document: Any, path: str, value: str, way: Way, mapping: Mapping) -> Rewrite | None:
    """By the mapping; else by the place, and what that gives by the mapping once more."""
    if mapping.keeps(value):
        return None
    if found := mapping.replaced(value):
        return Rewrite(path, value, found[0], BY_LINE, str(found[1]))
    if way.leads_nowhere:
        return None
    moved = _moved(document, path, value, way)
    there = moved.after if moved else value
    if found := mapping.replaced(there):
        return Rewrite(path, value, found[0], BY_LINE, str(found[1]))
    return moved


def _moved(document: Any, path: str, value: str, way: Way) -> Rewrite | None:
    if _is_region(document, path):
        after = way.region(value)
        return Rewrite(path, value, after, REGION) if after != value else None
    with_arns = way.arns(value)
    after = way.registries(with_arns)
    if after == value:
        return None
    return Rewrite(path, value, after, ACCOUNT if with_arns != value else REGISTRY_OF)


def _is_region(document: Any, path: str) -> bool:
    if _REGION_OPTION.match(path):
        return True
    found = _VARIABLE.match(path)
    name = paths.get(document, f"{found['item']}/name") if found else None
    return isinstance(name, str) and _REGION_VARIABLE.match(name) is not None
