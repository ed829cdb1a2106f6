"""A viewer reads every page of a draft, and finds nothing there that would change it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from designer.drafts.models import Draft
from designer.drafts.steps import STEPS
from tests.access.drafts import a_mendable_draft
from tests.drafts import waived

SAFE = ("/preferences/", "/sign-out/", "/here/")


@pytest.fixture
def browser(viewer, client_of) -> Client:
    return client_of(viewer)


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.objects.get(pk=a_mendable_draft(team, author)["draft_id"])


def pages(draft: Draft) -> list[str]:
    steps = [reverse("drafts:step", args=[draft.pk, step.slug]) for step in STEPS]
    names = ["json", "export", "fits"]
    return [
        "/drafts/",
        "/templates/",
        "/waivers/",
        *steps,
        *(reverse(f"drafts:{n}", args=[draft.pk]) for n in names),
    ]


def usable(html: str) -> str:
    """The page without what a disabled fieldset holds, and without watching, which is one's own affair."""
    html = re.sub(r'<fieldset id="step".*</fieldset>', "", html, flags=re.DOTALL)
    return re.sub(r'(?:form)?action="/(?:drafts|teams)/[\w-]+/watch/"', 'action=""', html)


def test_no_page_offers_a_form_that_changes_something(browser, draft) -> None:
    for page in pages(draft):
        html = usable(browser.get(page).content.decode())
        forms = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', html)
        assert [to for to in forms if to not in SAFE and to] == [], page
        assert not re.search(r'name="do"|/delete/|/drafts/new/|/set-aside/|formaction', html), page


def test_a_step_shows_every_value_and_says_why_it_cannot_be_changed(browser, draft, admin) -> None:
    html = browser.get(reverse("drafts:item", args=[draft.pk, "containers", 0])).content.decode()
    assert 'value="nginx:1.27"' in html
    assert '<fieldset id="step" class="stack read" disabled' in html
    assert "That takes the role Author in Payments, which you do not have." in html
    assert "forms.js" not in html


def test_what_is_typed_there_all_the_same_is_refused_in_words(browser, draft) -> None:
    address = reverse("drafts:step", args=[draft.pk, "name-and-size"])
    response = browser.post(address, {"/family": "mine", "base": "1", "once": "k" * 24, "end": "1"})
    assert response.status_code == 403
    assert "That takes the role Author in Payments" in response.content.decode()
    part = browser.post(address, headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Retarget"]) == (403, "#notice")
    assert "That takes the role Author in Payments" in part.content.decode()
    draft.refresh_from_db()
    assert draft.version == 1


def test_the_json_is_shown_whole_and_without_an_editor(browser, draft) -> None:
    html = browser.get(reverse("drafts:json", args=[draft.pk])).content.decode()
    assert "nginx:1.27" in html
    assert "<textarea" not in html
    assert "editor.js" not in html


def test_findings_are_shown_without_what_one_click_would_do(browser, team, author, client_of) -> None:
    draft = Draft.start(team, author, waived.DOCUMENT)
    address = reverse("drafts:step", args=[draft.pk, "review"])
    assert "Set aside…" in client_of(author).get(address).content.decode()
    html = browser.get(address).content.decode()
    assert "Set aside…" not in html
    assert 'class="finds"' in html


def test_who_writes_in_another_team_starts_drafts_in_that_one(viewer, stranger, browser) -> None:
    other = stranger.teams.get()
    other.add(viewer, "author")
    html = browser.get("/drafts/new/").content.decode()
    assert "Logistics" in html or f'value="{other.pk}"' in html
    assert ">Payments</option>" not in html
