"""Policies as they are granted: read whole, or refused, since what is left out might be a denial.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from designer.taskdef.permissions.statement import Condition
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _

_WRAPPERS: Final = (
    "PolicyVersion",
    "PolicyDocument",
    "Document",
    "AssumeRolePolicyDocument",
    "Policy",
    "Role",
)
"""What answers of the AWS CLI have around a policy."""


class NotAPolicy(ValueError):
    """Why this cannot be judged by."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


class Grant(NamedTuple):
    """A statement of a policy; `label` is its Sid or its number, `policy` counts the policies from 0.

    What says NotAction or NotResource has `but_actions` or `but_resources` in place of the others.
    """

    policy: int
    label: str
    is_allow: bool
    actions: tuple[str, ...]
    but_actions: tuple[str, ...]
    resources: tuple[str, ...]
    but_resources: tuple[str, ...]
    conditions: tuple[Condition, ...]


def grants(documents: list[Any]) -> list[Grant]:
    """Every statement of the policies. Raises NotAPolicy."""
    return [grant for number, document in enumerate(documents) for grant in _of(number, unwrapped(document))]


def unwrapped(document: Any) -> Any:
    """The policy itself, of an answer that has one in it."""
    while isinstance(document, Mapping) and "Statement" not in document:
        inner = next((document[name] for name in _WRAPPERS if name in document), None)
        if inner is None:
            break
        document = inner
    return document


def _of(number: int, document: Any) -> Iterator[Grant]:
    if not isinstance(document, Mapping) or "Statement" not in document:
        raise NotAPolicy(Said(_("A policy has a list of statements in “Statement”; this has none.")))
    written = document["Statement"]
    for place, said in enumerate(written if isinstance(written, list) else [written], start=1):
        yield _grant(number, place, said)


def _grant(number: int, place: int, said: Any) -> Grant:
    if not isinstance(said, Mapping) or said.get("Effect") not in ("Allow", "Deny"):
        words = _(
            "Statement {number} is neither an Allow nor a Deny, so nothing can be told from this policy."
        )
        raise NotAPolicy(Said(words, {"number": place}))
    label = said.get("Sid")
    return Grant(
        number,
        label if isinstance(label, str) and label else str(place),
        said["Effect"] == "Allow",
        *_either(said, "Action", place),
        *_either(said, "Resource", place),
        tuple(_conditions(said.get("Condition", {}), place)),
    )


def _either(said: Mapping[str, Any], name: str, place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values of Action or NotAction, of Resource or NotResource: exactly one of the two is there."""
    plain, but = said.get(name), said.get(f"Not{name}")
    if (plain is None) is (but is None):
        raise _unclear(name, place)
    return (_texts(plain, name, place), ()) if but is None else ((), _texts(but, name, place))


def _texts(value: Any, name: str, place: int) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed or not all(isinstance(one, str) and one for one in listed):
        raise _unclear(name, place)
    return tuple(listed)


def _conditions(block: Any, place: int) -> Iterator[Condition]:
    if not isinstance(block, Mapping) or not all(isinstance(one, Mapping) for one in block.values()):
        raise _unclear("Condition", place)
    for operator, keys in block.items():
        for key, value in keys.items():
            listed = value if isinstance(value, list) else [value]
            yield Condition(operator, key, tuple(map(str, listed)))


def _unclear(name: str, place: int) -> NotAPolicy:
    words = _("“{name}” of statement {number} is not as IAM has it, so nothing can be told from this policy.")
    return NotAPolicy(Said(words, {"name": name, "number": place}))
