"""What stands in the list of drafts as a page shows it."""

import re
from html import unescape

from django.test import Client


def page(browser: Client, **query: str) -> str:
    return browser.get("/drafts/", query).content.decode()


def names(shown: str) -> list[str]:
    """The names of the rows, in their order."""
    return [unescape(name) for name in re.findall(r'<th scope="row">\s*<a href="[^"]*">([^<]*)</a>', shown)]


def families(browser: Client, **query: str) -> list[str]:
    return names(page(browser, **query))
