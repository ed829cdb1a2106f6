"""The processor that an image was built for, as its name says."""

import re
from typing import Final

from designer.taskdef import images
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding

ARM64: Final = "ARM64"
X86_64: Final = "X86_64"

_WORDS: Final = {
    ARM64: re.compile(r"(?<![a-z0-9])(arm64v8|arm64|aarch64)(?![a-z0-9])", re.IGNORECASE),
    X86_64: re.compile(r"(?<![a-z0-9])(amd64|x86[_-]64)(?![a-z0-9])", re.IGNORECASE),
}


def said(text: str) -> tuple[str, str] | None:
    """The architecture and the word that says it; None without a word, or with words of both kinds.

    The registry's host name says nothing, nor does a reference that cannot be read.
    """
    image = images.parse(text) if "64" in text else None  # as in all words
    if image is None:
        return None
    place = f"{image.repository}:{image.tag or ''}"
    found = [(name, word[0]) for name, pattern in _WORDS.items() if (word := pattern.search(place))]
    return found[0] if len(found) == 1 else None


def use_x86_64(editor: Editor, finding: Finding) -> None:
    """Mend an architecture that what is asked for does not have."""
    editor.put(finding.path, X86_64)
