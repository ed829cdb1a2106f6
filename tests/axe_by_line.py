"""What axe finds on several pages of a draft, each line of the JSON beside them looked at once.

Half of what is on such a page are these lines, and most stand beside every step in the very same way.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

MARK = """known => [...document.querySelectorAll("#json > li")].map((line) => {
    const seen = line.outerHTML
    if (known.includes(seen)) line.dataset.known = ""
    return seen
})"""
BUT_KNOWN = {"exclude": [["#json > [data-known]"]]}


class AxeByLine:
    def __init__(self) -> None:
        self.known: list[str] = []

    def violations(self, page: Page) -> list[dict[str, Any]]:
        lines = page.evaluate(MARK, self.known)
        found = Axe().run(page, BUT_KNOWN if {*lines} & {*self.known} else None)
        self.known = [*{*self.known, *lines}]
        return found.response["violations"]
