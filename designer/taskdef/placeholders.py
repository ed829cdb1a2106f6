"""What a placeholder is: text that someone meant to replace and that would be sent as it stands."""

import re
from typing import Final

_UNDERSCORED: Final = r"__ (?<![A-Za-z0-9_]__) [A-Z0-9](?:[A-Z0-9_]*[A-Z0-9])?__ (?![A-Za-z0-9_])"
_FORMS: Final = re.compile(
    rf"""
      (?P<expansion> \$\{{[^{{}}]+\}} | \$\([^()]+\) )
    | (?<!\?) <[^<>]+>                                              # (?<name>…) is a group of a pattern
    | \{{\{{ [^{{}}]* [^{{}}\s] [^{{}}]* \}}\}}
    | {_UNDERSCORED}
    | (?<![A-Za-z0-9]) (?: YOUR_\w+ | CHANGEME\w* | REPLACE_ME\w* )
    """,
    re.VERBOSE,
)
_IN_ARN: Final = re.compile(
    r"arn:[^:]*:[^:]*:(?:[^:]*:)??(?P<word>(?:aws_)?(?:account_id|region)):", re.IGNORECASE | re.ASCII
)

ORDINARY_TEXT: Final = frozenset(
    {
        "containerDefinitions[].command[]",
        "containerDefinitions[].entryPoint[]",
        "containerDefinitions[].healthCheck.command[]",
        "containerDefinitions[].dockerLabels{}",
        "containerDefinitions[].environment[].value",
        "placementConstraints[].expression",
    }
)
"""Places, as `schema` names them, where every text is meant as it stands."""

LOG_OPTIONS: Final = "containerDefinitions[].logConfiguration.options{}"
ORDINARY_LOG_OPTIONS: Final = frozenset({"tag", "awslogs-datetime-format", "awslogs-multiline-pattern"})
"""Log options whose values are templates or patterns of the log driver's own."""

EXPANDING_LOG_DRIVERS: Final = ("awsfirelens",)
"""Log drivers whose router expands ${X} and $(X) in options by itself."""

_SIGNS: Final[tuple[str, ...]] = ("$", "<", "{{", "__", "your_", "changeme", "replace_me")
"""What a placeholder of any form has in it, in small letters, if it is none of the words alone."""

_WORDS: Final = ("account_id", "region")
"""Words that are placeholders where they stand alone, or alone between the colons of an ARN."""

_UNDERSCORES: Final = re.compile(_UNDERSCORED, re.VERBOSE)
"""Names such as SMTP__PORT are many, and no placeholders."""
_ANY_SIGN: Final = re.compile("|".join(map(re.escape, (*_SIGNS, *_WORDS))), re.IGNORECASE)
_WHOLE: Final = frozenset({*_WORDS, *(f"aws_{word}" for word in _WORDS)})
_NAMES: Final = frozenset(
    {"name", "family", "key", "containerName", "sourceContainer", "sourceVolume", "links[]", "valueFrom"}
)
"""Members that name something, as a parameter is named in `valueFrom`: REGION is a good name."""


def signs_in(lines: str) -> tuple[str, ...]:
    """The signs of placeholders in all texts of a document, a line each. Few documents have any."""
    small = f"\n{lines}\n".lower()
    words = (word for word in _WORDS if word in small and _stands_alone(word, small))
    found = (sign for sign in _SIGNS if sign[0] in small and sign in small)
    signs = (sign for sign in found if sign != "__" or _UNDERSCORES.search(lines))
    return (*signs, *words)


def _stands_alone(word: str, lines: str) -> bool:
    return any(f"{end}{form}{end}" in lines for end in "\n:" for form in (word, f"aws_{word}"))


def may_hold(value: str, signs: tuple[str, ...]) -> bool:
    """Whether a value of a document with these signs can hold a placeholder: the quick question."""
    lower = value.lower()
    for sign in signs:  # noqa: SIM110 - asked of every value, and `any` takes three times as long
        if sign in lower:
            return True
    return False


def expands(value: str) -> bool:
    """Whether a text has a part such as ${X}, which shells and log routers put something else in place of."""
    return any(found["expansion"] for found in _FORMS.finditer(value))


def opened(value: str, by: str) -> str:
    """The text with something else in place of each placeholder: of <account> and ${X}, not of words."""
    return _FORMS.sub(by, value)


def placeholder_at(pattern: str, value: str, *, name: str = "", log_driver: object = None) -> str | None:
    """The first placeholder in the text at a place, or None.

    `pattern` is the place as `schema` names it; `name` is the key of a map's value, `log_driver` the
    logDriver beside log options, whatever was written there.
    """
    if pattern in ORDINARY_TEXT or (pattern == LOG_OPTIONS and name in ORDINARY_LOG_OPTIONS):
        return None
    if not _ANY_SIGN.search(value):
        return None
    expanded = pattern == LOG_OPTIONS and log_driver in EXPANDING_LOG_DRIVERS
    for found in _FORMS.finditer(value):
        if not (expanded and found["expansion"]):
            return found[0]
    return _word_in(pattern, value)


def _word_in(pattern: str, value: str) -> str | None:
    if value.lower() in _WHOLE and pattern.rpartition(".")[2] not in _NAMES:
        return value
    in_arn = _IN_ARN.match(value)
    return in_arn["word"] if in_arn else None
