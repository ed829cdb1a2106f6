"""What people write where JSON has something else: comments, bare words, other quotes, placeholders."""

import re
from typing import Final

from designer.taskdef.refusal import excerpt
from designer.taskdef.words import gettext_noop as _

NUL: Final = _("The character NUL (U+0000) stands here. No text of a task definition may hold it: remove it.")
COMMENT: Final = _("A comment begins here. JSON has no comments: remove it.")
WORD: Final = _("“{found}” stands without quotes. Write it in double quotes.")

_LOOKALIKES: Final = (
    (r"\0", NUL),
    (
        r"\$\{[^}\n]*\}?|\$\([^)\n]*\)?|\$+\w*\$*|<[^<>\n]+>|\{\{[^}\n]*(?:\}\})?|#\{[^}\n]*\}?|%\w+%|__\w+__",
        _("“{found}” stands without quotes. If it is a placeholder, write it in double quotes."),
    ),
    (r"//|/\*|#", COMMENT),
    (r"\.\.\.|…", _("“{found}” stands for something left out. Fill it in, or remove it.")),
    (
        r"['`‘’“”„«»][^\s,:\]}]*",
        _("“{found}” does not stand in double quotes. Write straight double quotes around texts."),
    ),
    (
        r"[-+]?(?:NaN|Infinity|nan|inf)\b",
        _("“{found}” is not a number in JSON. Write a number, or leave the value out."),
    ),
    (
        r"(?i:true|false|null|none|undefined|yes|no)\b",
        _("“{found}” is not a word of JSON. Write true, false or null, in small letters."),
    ),
    (
        r"[-+.\d][^\s,:\]}\"]*",
        _("“{found}” is not a number as JSON writes it: digits, no leading zero, no plus sign."),
    ),
    (r"[^\W\d][\w.-]*", WORD),
    (
        r"[^\x21-\uffff]|[\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]",
        _("{found} stands here, which cannot be seen. Remove it."),
    ),
)
_COMPILED: Final = tuple((re.compile(pattern), template) for pattern, template in _LOOKALIKES)
_WELL_FORMED: Final = re.compile(
    r"(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)(?![\w.$+-])"
)
_FOUND: Final = re.compile(r'"[^"\n]{0,40}"?|[\[\]{},:]|[^\s,:\]}"]{1,60}|.', re.DOTALL)


def explain(text: str, at: int) -> tuple[str | None, str]:
    """What stands here looks like: (template with `found` in braces, or None; what was found)."""
    if not _WELL_FORMED.match(text, at):
        for pattern, template in _COMPILED:
            if match := pattern.match(text, at):
                return template, excerpt(match[0])
    found = _FOUND.match(text, at)
    return None, excerpt(found[0]) if found else ""


def is_template(text: str, at: int) -> bool:
    """Whether `{{ x }}` begins here: two braces never stand together in JSON."""
    return text.startswith("{{", at)
