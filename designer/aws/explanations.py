"""What the codes and words of AWS, and our own, mean to a person, and what to do about them."""

import re
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from designer.aws.known_errors import KNOWN
from designer.aws.outcome import Trouble
from designer.taskdef.check import all_rules
from designer.taskdef.rule import Rule
from designer.taskdef.schema import fields


@dataclass(frozen=True)
class Explanation:
    """`rule` is the rule of ours that knows these words, where one does."""

    what: str | Promise
    remedy: str | Promise
    rule: Rule | None = None


def explain(code: str, words: str) -> Explanation:
    """What is known of this error. The service's own words are always shown beneath."""
    for entry in KNOWN:
        if entry.fits(code, words):
            return Explanation(entry.what, entry.remedy)
    rule = rule_for(words)
    if rule:
        return Explanation(
            _(rule.title), _("Change the draft as the rule says, then register it again."), rule
        )
    return Explanation(
        _("Amazon ECS refuses it."),
        _("Its own words say why. Nothing was registered; change the draft, then register it again."),
    )


def explain_trouble(trouble: Trouble) -> Explanation:
    return explain(trouble.code, trouble.message)


def rule_for(words: str) -> Rule | None:
    """The rule of ours whose quoted service message these words are, whatever names and numbers they hold.

    Of several the one that quotes the most; names of fields are no particulars.
    """
    said = _without_particulars(words)
    quoting = {_without_particulars(rule.service_says): rule for rule in reversed(all_rules().values())}
    fitting = [quoted for quoted in quoting if quoted and (quoted in said or _is_part(said, quoted))]
    return quoting[max(fitting, key=len)] if fitting else None


def _is_part(said: str, quoted: str) -> bool:
    """Whether it says a good part of what is quoted."""
    return len(said) > _PART and said in quoted


_PART = 24


_PARTICULARS = re.compile(r"'[^']*'|\[[^\]]*\]|[0-9]+")


def _without_particulars(words: str) -> str:
    masked = _PARTICULARS.sub(lambda found: found[0] if found[0].strip("'") in _members() else "…", words)
    return " ".join(masked.casefold().split()).rstrip(".")


@cache
def _members() -> frozenset[str]:
    return frozenset(field.name for field in fields())
