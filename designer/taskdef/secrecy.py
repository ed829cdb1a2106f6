"""Texts that are secrets: by the name they are given under, or by what they look like.

Source for the names: AWS Config ecs-no-environment-secrets and Trivy AWS-0036, whose lists are shorter.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from designer.taskdef import placeholders
from designer.taskdef.words import gettext_noop as _

HOLDS: Final = {
    "access_key": _("“{name}” holds an access key of AWS, in plain text."),
    "private_key": _("“{name}” holds a private key, in plain text."),
    "web_token": _("“{name}” holds a JSON web token, in plain text."),
    "address": _("“{name}” holds an address with a password in it, in plain text."),
}
"""What is said of the kinds of secrets that `kind` tells apart; `name` is what holds one."""

_NAMES: Final = frozenset(
    {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "ECS_ENGINE_AUTH_DATA"}
)
_LAST_WORDS: Final = frozenset(
    {"PASSWORD", "PASSWD", "PWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "SECRETKEY"}
    | {"ACCESSKEY", "PRIVATEKEY", "ENCRYPTIONKEY", "SECRETKEYBASE"}
)
_ENDS: Final = ("PASSWORD", "PASSWD", "PWD", "PASSPHRASE", "SECRET", "TOKEN", "KEY", "BASE")
_LAST_LETTERS: Final = frozenset(
    "".join(letters)
    for end in (*_ENDS, *_NAMES)
    for letters in product(*((letter, letter.lower()) for letter in end[-3:]))
)
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_LONGEST_NAME: Final = 255
_FOR_BROWSERS: Final = ("NEXT_PUBLIC_", "VITE_", "REACT_APP_", "PUBLIC_")

_KINDS: Final = re.compile(
    r"""
      (?P<access_key> (?<![A-Za-z0-9]) A[KS]IA[A-Z0-9]{16} (?![A-Za-z0-9]) )
    | (?P<private_key> -----BEGIN\ (?:[A-Z0-9]+\ )*PRIVATE\ KEY----- )
    | (?P<web_token> (?<![\w-]) eyJ[\w-]{8,}\.eyJ[\w-]{8,}\. )
    | (?P<address> (?<![a-z0-9+.-]) [a-z][a-z0-9+.-]{0,30}://[^\s/?\#:@]*:(?P<password>[^\s/?\#@]+)@\S )
    """,
    re.VERBOSE | re.ASCII,
)
_ADDRESS: Final = re.compile(r"://[^\s/?#@]+@", re.ASCII)
_HARMLESS: Final = re.compile(
    r"""
    (?: true | false | yes | no | on | off | null | none
      | [+-]?[0-9]+(?:\.[0-9]+)?
      | [0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?
      | (?:/[\w.@-]+)+/? | [a-z]:\\.*
      | arn:.* | [a-z][a-z0-9+.-]*://.*
      | \*+ | x{3,}
    )\Z
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII | re.DOTALL,
)
_GIVEN: Final = re.compile(
    r"""(?:^|(?<=[\s;&|('"]))
        (?: (?P<flag>--?[A-Za-z][\w.-]*) (?:=|[ \t]+(?!-)) | (?P<variable>[A-Za-z_][\w.-]*)= )
        (?P<value>"[^"]{0,255}"|'[^']{0,255}'|\$\([^)]{0,255}\)|`[^`]{0,255}`|[^\s"';&|()]+)""",
    re.VERBOSE | re.ASCII,
)
_REFERENCE: Final = re.compile(r"\$+[A-Za-z_({]|`|%[A-Za-z_]\w*%")


@lru_cache(maxsize=4096)
def is_secret_name(name: str) -> bool:
    """Whether what has this name is a secret: its last words say so, as in DB_PASSWORD or dbApiKey."""
    if name in _NAMES:
        return True
    if len(name) > _LONGEST_NAME or not name.upper().endswith(_ENDS):
        return False
    words = [word.upper() for word in _WORD.findall(name)[-3:]]
    return any("".join(words[start:]) in _LAST_WORDS for start in range(len(words)))


def is_secret_variable(name: str) -> bool:
    """The same of a variable: PWD alone is the working directory, and some are made for browsers."""
    return name != "PWD" and not name.startswith(_FOR_BROWSERS) and is_secret_name(name)


def may_be_secret(value: str) -> bool:
    """Whether a value under such a name is one: no switch, number, date, path, ARN or reference."""
    stripped = value.strip()
    return bool(stripped) and not _HARMLESS.match(stripped) and not is_reference(stripped)


def is_reference(value: str) -> bool:
    """Whether a value is filled in later: $NAME, ${NAME}, $(command), `command`, %NAME%, <name>."""
    return _REFERENCE.match(value) is not None or placeholders.placeholder_at("", value) is not None


def may_mention(text: str) -> bool:
    """Whether a text can have the name of a secret in it at all: the quick question before the others."""
    text = text.lower()
    return (
        "pass" in text
        or "token" in text
        or "secret" in text
        or "key" in text
        or "pwd" in text
        or "auth_data" in text
    )


Given = tuple[str, int, int]
"""What a secret is given to, and where it stands in the text: start and end."""


def given(text: str) -> Iterator[Given]:
    """The secrets that a command line gives by name: --password=x, --token x, DB_PASSWORD=x."""
    for found in _GIVEN.finditer(text) if may_mention(text) else ():
        name, value = found["flag"] or found["variable"], found["value"]
        start, end = found.span("value")
        if is_given(name, value.strip("\"'")):
            yield name, start, end
        elif found["flag"] and "=" in value:  # as in: docker run -e DB_PASSWORD=x
            yield from ((inner, start + at, start + to) for inner, at, to in given(value))


def is_given(name: str, value: str) -> bool:
    """Whether what a flag or variable of this name is given is a secret."""
    return is_secret_name(name.lstrip("-")) and may_be_secret(value)


def passwords(text: str) -> Iterator[tuple[int, int]]:
    """Where the passwords of addresses stand, as start and end."""
    for found in _KINDS.finditer(text):
        if found["password"] is not None:
            yield found.span("password")


def may_be_named(names: list[str]) -> list[int]:
    """Which of many names can be those of secrets: the quick question before `is_secret_variable`."""
    return [index for index, name in enumerate(names) if name[-3:] in _LAST_LETTERS]


def kind(text: str) -> str | None:
    """What secret a text holds, by its look: a key of HOLDS, or None."""
    if not may_be(text):
        return None
    for found in _KINDS.finditer(text):
        password = found["password"]
        if password is None or may_be_secret(password) or password.isdecimal():
            return found.lastgroup
    return None


def may_be(text: str) -> bool:
    """Whether a text can have the look of a secret: the quick question, of one or of many at once."""
    return (
        ("@" in text and _ADDRESS.search(text) is not None)
        or "AKIA" in text
        or "ASIA" in text
        or "eyJ" in text
        or "PRIVATE KEY" in text
    )
