"""The pages of a draft as a viewer gets them, in a real browser: nothing to press, and axe finds nothing."""

import pytest
from playwright.sync_api import Page

from designer.demo.story import works
from designer.drafts.models import Draft
from tests.axe_by_line import AxeByLine
from tests.looks import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCROLLS = "scrollable-region-focusable"
"""axe takes everything in a disabled fieldset for disabled; browsers only what is a control."""


def can_be_scrolled_by_keys(page: Page) -> bool:
    return page.evaluate(
        """() => [...document.querySelectorAll(".read .scroll")]
             .filter((one) => one.checkVisibility())
             .every((one) => {
               one.focus();
               return document.activeElement === one;
             })"""
    )


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_axe_finds_nothing_where_one_only_reads(
    browse, viewer, author, team, scheme, language, width
) -> None:
    document = next(work.document for work in works() if work.family == "checkout-api")
    draft = Draft.start(team, author, document)
    page = browse(viewer, color_scheme=scheme, locale=language, viewport={"width": width, "height": 900})
    axe = AxeByLine()
    for step in ("containers", "volumes", "network-mode", "tags", "review", "json"):
        page.goto(f"/drafts/{draft.pk}/{step}/")
        faults = [one["id"] for one in axe.violations(page)]
        if SCROLLS in faults:
            assert can_be_scrolled_by_keys(page)
            faults.remove(SCROLLS)
        assert faults == [], step
        assert page.locator("fieldset.read :is(.btn):visible").count() == 0, step
