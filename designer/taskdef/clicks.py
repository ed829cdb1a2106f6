"""What clicks alone can do: every mend there is, one after the other, until none changes anything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from designer.taskdef.check import all_rules, check
from designer.taskdef.edits import Operation, apply, carry_path
from designer.taskdef.mending import mended
from designer.taskdef.rule import Finding
from designer.taskdef.task import Task
from designer.taskdef.text import compact

ROUNDS: Final = 8
"""A mend may bring to light what another one mends; two that undo each other must not go on for ever."""

MOST: Final = 40
"""Where more is wrong, nobody goes through it click by click, and trying takes longer than a page may."""

Document = dict[str, Any]
Key = tuple[str, str]
Accepts = Callable[[Document], bool]


@dataclass(frozen=True)
class Clicked:
    """The document after so many clicks, what they did, and the errors left for a person to decide."""

    document: Document
    operations: tuple[Operation, ...]
    clicks: int
    left: tuple[Finding, ...]


def key(finding: Finding) -> Key:
    """What tells findings of one document apart, and finds them again in another."""
    return finding.rule, finding.path


def offered(document: Document, finding: Finding, accepts: Accepts) -> list[Operation]:
    """What one click would do, unless what comes of it is not accepted."""
    operations = mended(document, finding)
    return operations if operations and accepts(apply(document, operations)) else []


def clicked_through(document: Document, apart: frozenset[Key], accepts: Accepts) -> Clicked:
    """Mend all errors that can be mended by a click, but for those `apart`, which are not counted either."""
    seen, clicks = {compact(document)}, 0
    operations: list[Operation] = []
    for _round in range(ROUNDS):
        errors = _errors(document, apart, operations)
        if len(errors) > MOST:
            break
        made, count = _once_through(document, errors, accepts)
        document = apply(document, made)
        operations += made
        clicks += count
        if compact(document) in seen:
            break
        seen.add(compact(document))
    return Clicked(document, tuple(operations), clicks, tuple(_errors(document, apart, operations)))


def _errors(document: Document, apart: frozenset[Key], since: list[Operation]) -> list[Finding]:
    """The errors of a document, without those apart: found before the operations since."""
    elsewhere = {(rule, carry_path(path, since)) for rule, path in apart}
    return [one for one in check(document) if one.level == "error" and key(one) not in elsewhere]


def _once_through(document: Document, errors: list[Finding], accepts: Accepts) -> tuple[list[Operation], int]:
    """The operations of one click for each error that is still there when its turn comes, and how many."""
    operations: list[Operation] = []
    clicks = 0
    for error in errors:
        path = carry_path(error.path, operations)
        finding = _found_again(document, error.rule, path) if operations else error
        made = offered(document, finding, accepts) if finding else []
        if made:
            document = apply(document, made)
            operations += made
            clicks += 1
    return operations, clicks


def _found_again(document: Document, rule: str, path: str | None) -> Finding | None:
    found = all_rules()[rule].findings(Task(document))
    return next((finding for finding in found if finding.path == path), None)
