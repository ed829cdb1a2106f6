"""Policies as they are granted: read whole, or refused, since what is left out might be a denial.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from jsonschema import Draft202012Validator

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
        _refuse_unclear(said, place)
        yield _grant(number, place, said)


def _refuse_unclear(said: Any, place: int) -> None:
    """The first thing that is not as the grammar has it, in the order of the schema."""
    for error in _STATEMENT.iter_errors(said):
        name = error.path[0] if error.path else error.schema.get("title", "Effect")
        words = _(
            "“{name}” of statement {number} is not as IAM has it, so nothing can be told from this policy."
        )
        if name == "Effect":
            words = _(
                "Statement {number} is neither an Allow nor a Deny, so nothing can be told from this policy."
            )
        raise NotAPolicy(Said(words, {"name": name, "number": place}))


def _grant(number: int, place: int, said: Mapping[str, Any]) -> Grant:
    label = said.get("Sid")
    return Grant(
        number,
        label if isinstance(label, str) and label else str(place),
        said["Effect"] == "Allow",
        _listed(said.get("Action", [])),
        _listed(said.get("NotAction", [])),
        _listed(said.get("Resource", [])),
        _listed(said.get("NotResource", [])),
        tuple(
            Condition(operator, key, tuple(map(str, _listed(value))))
            for operator, keys in said.get("Condition", {}).items()
            for key, value in keys.items()
        ),
    )


def _listed(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


_TEXT: Final = {"type": "string", "minLength": 1}
_TEXTS: Final = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_STATEMENT: Final = Draft202012Validator(
    {
        "type": "object",
        "required": ["Effect"],
        "properties": {
            "Effect": {"enum": ["Allow", "Deny"]},
            **dict.fromkeys(("Action", "NotAction", "Resource", "NotResource"), _TEXTS),
            "Condition": {"type": "object", "additionalProperties": {"type": "object"}},
        },
        "allOf": [
            {"title": name, "oneOf": [{"required": [name]}, {"required": [f"Not{name}"]}]}
            for name in ("Action", "Resource")
        ],
    }
)
"""A statement of a policy by which a role may or may not do something."""
