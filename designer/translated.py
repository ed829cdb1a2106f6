"""Translations that every page and every answer of the wizard asks for, looked up once a language."""

from functools import lru_cache

from django.utils import translation


def gettext(message: str) -> str:
    """A text in the language of the page. Nothing is filled in yet: there are as many as the code has."""
    return _in(message, translation.get_language())


@lru_cache(maxsize=8192)
def _in(message: str, _language: str | None) -> str:
    return translation.gettext(message)
