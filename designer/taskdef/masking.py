"""Secrets out of sight: values that look like one are shown as a mark, equal ones as the same mark."""

import re
from typing import Any, Final

from designer.taskdef import secrecy, secret_log_options

MARK: Final = "••••••"

_PAIRS: Final = ("name", "key")


class Mask:
    """Takes secrets out of values. It numbers them, so that another secret can be told from the same one.

    The numbers are those of the order in which the secrets come.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def value(self, value: Any, key: str = "") -> Any:
        """A value as it may be shown, the same object where nothing is secret; `key` is what names it."""
        if isinstance(value, str):
            return self.text(value, key)
        if isinstance(value, list):
            return self._words(value, key)
        return self._members(value) if isinstance(value, dict) else value

    def text(self, text: str, key: str = "", before: str = "") -> str:
        """The same of a text; `before` is the word before it on a command line."""
        if _is_named(key, text) or (_is_flag(before, text) and _is_named(before.lstrip("-"), text)):
            return self._mark(text)
        kind = secrecy.kind(text)
        if kind is not None and kind != "address":
            return self._mark(text)
        spans = [(start, end) for _name, start, end in secrecy.given(text)]
        spans += secrecy.passwords(text) if kind else ()
        return self._without(text, sorted(spans)) if spans else text

    def _mark(self, secret: str) -> str:
        return f"{MARK} #{self._numbers.setdefault(secret, len(self._numbers) + 1)}"

    def _without(self, text: str, spans: list[tuple[int, int]]) -> str:
        shown, at = "", 0
        for start, end in spans:
            if start >= at:
                shown, at = shown + text[at:start] + self._mark(text[start:end]), end
        return shown + text[at:]

    def _words(self, words: list[Any], key: str) -> list[Any]:
        before = ["", *(word if isinstance(word, str) else "" for word in words)]
        masked = [
            self.text(word, key, previous) if isinstance(word, str) else self.value(word, key)
            for word, previous in zip(words, before, strict=False)
        ]
        return masked if masked != words else words

    def _members(self, members: dict[str, Any]) -> dict[str, Any]:
        name = next((members[pair] for pair in _PAIRS if isinstance(members.get(pair), str)), "")
        masked = {
            key: self.value(member, name if key == "value" else "" if key in _PAIRS else key)
            for key, member in members.items()
        }
        return masked if masked != members else members


def _is_named(key: str, text: str) -> bool:
    """Whether a text is a secret by the name of what holds it: a variable, an option, a label."""
    if not key:
        return False
    by_name = secrecy.is_secret_variable(key) and secrecy.may_be_secret(text)
    return by_name or secret_log_options.is_secret(key, text)


def _is_flag(before: str, word: str) -> bool:
    return before.startswith("-") and not word.startswith("-")


def is_masked(text: str) -> bool:
    """Whether a text holds the mark of a secret."""
    return _MARKED.search(text) is not None


_MARKED: Final = re.compile(rf"{MARK} #[0-9]+")
