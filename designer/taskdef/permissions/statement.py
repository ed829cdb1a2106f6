"""What a role has to allow, statement by statement, each with the places in the document that ask for it.

Shapes of policies: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from designer.taskdef import placeholders
from designer.taskdef.said import Said

VERSION: Final = "2012-10-17"
ANYTHING: Final = "*"
_WILD: Final = re.compile(r"[*?]")
_ESCAPED: Final = re.compile(r"\$\{[*?$]\}")


class Condition(NamedTuple):
    """StringEquals of `key` and `values`: one of them, as in a policy."""

    operator: str
    key: str
    values: tuple[str, ...]


class Why(NamedTuple):
    """A value that asks for a statement: its pointer, whose it is, and what for, in English words."""

    path: str
    name: str
    words: str


class Note(NamedTuple):
    """What the document cannot tell, about the value at `path`."""

    path: str
    said: Said


@dataclass(frozen=True)
class Statement:
    """Actions on resources. `only_if` says when it is needed at all, empty when it surely is."""

    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    why: tuple[Why, ...] = ()
    only_if: str = ""

    @property
    def placeholders(self) -> list[str]:
        """What is still to be filled in, in the order it stands in the resources and conditions."""
        texts = (*self.resources, *(value for one in self.conditions for value in one.values))
        found = (placeholders.placeholder_at("", _ESCAPED.sub("", text)) for text in texts)
        return list(dict.fromkeys(filter(None, found)))

    def as_json(self) -> dict[str, Any]:
        """The statement as IAM takes it."""
        said = {
            "Sid": self.sid,
            "Effect": "Allow",
            "Action": one_or_all(self.actions),
            "Resource": one_or_all(self.resources),
        }
        if self.conditions:
            said["Condition"] = conditions_as_json(self.conditions)
        return said


def policy(statements: Iterable[Statement | Mapping[str, Any]]) -> dict[str, Any]:
    """A whole policy; a trust policy's statements are given as they are."""
    said = [one.as_json() if isinstance(one, Statement) else dict(one) for one in statements]
    return {"Version": VERSION, "Statement": said}


def conditions_as_json(conditions: Iterable[Condition]) -> dict[str, dict[str, Any]]:
    """The block of a statement: operator, key, values."""
    said: dict[str, dict[str, Any]] = {}
    for operator, key, values in conditions:
        said.setdefault(operator, {})[key] = one_or_all(values)
    return said


def one_or_all(values: tuple[str, ...]) -> Any:
    """A list, but for a single value the value alone, as AWS's own examples have it."""
    return values[0] if len(values) == 1 else list(values)


def literal(text: str) -> str:
    """A text of the document in a pattern of IAM: what would match anything is written as the sign it is.

    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html.
    """
    return _WILD.sub(lambda found: f"${{{found[0]}}}", text)
