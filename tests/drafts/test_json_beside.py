"""Of the JSON beside the form an answer brings the lines that changed, where it knows what the page shows."""

import html
import re

from designer.drafts.models import Draft
from designer.taskdef import compact, digest, dump
from tests.drafts.wizard import CONTAINER, DOCUMENT, Wizard, draft, wizard

__all__ = ["draft", "wizard"]

IMAGE = f"{CONTAINER}/image"


def seen(document: object) -> str:
    return digest(compact(document))[:32]


def lines_in(answer: str) -> list[str]:
    found = re.search(r'<div id="json-changed"[^>]*>(.*?)</div>', answer, re.DOTALL)
    assert found is not None
    return texts(found[1])


def texts(shown: str) -> list[str]:
    return [html.unescape(re.sub("<[^>]*>", "", line)) for line in re.findall("<li data-n.*?</li>", shown)]


def is_whole(answer: str) -> bool:
    return 'id="json"' in answer


def test_the_page_says_which_text_it_shows(wizard: Wizard) -> None:
    shown = wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/").text
    assert f'name="seen" value="{seen(DOCUMENT)}"' in shown


def test_a_changed_field_brings_its_line(wizard: Wizard) -> None:
    answer = wizard.send("containers", {"seen": seen(DOCUMENT), IMAGE: "nginx"}, htmx=True).text
    assert lines_in(answer) == ['      "image": "nginx",']
    assert not is_whole(answer)
    assert f'name="seen" value="{seen(wizard.document)}"' in answer


def test_a_field_that_is_new_brings_what_it_came_into(wizard: Wizard) -> None:
    answer = wizard.send("containers", {"seen": seen(DOCUMENT), f"{CONTAINER}/user": "app"}, htmx=True).text
    assert lines_in(answer)[0] == "    {"
    assert '      "user": "app",' in lines_in(answer)
    assert not any("family" in line for line in lines_in(answer))


def test_an_error_that_comes_marks_its_line(wizard: Wizard) -> None:
    answer = wizard.send("name-and-size", {"seen": seen(DOCUMENT), "/family": "a b"}, htmx=True).text
    assert re.search(r'data-p="/family" class="bad"', answer)


def test_a_page_that_shows_another_text_gets_all_of_it(wizard: Wizard) -> None:
    for told in ({}, {"seen": seen({"family": "other"})}):
        assert is_whole(wizard.send("containers", told | {IMAGE: str(len(told))}, htmx=True).text)


def test_what_others_did_meanwhile_is_in_it(wizard: Wizard, draft: Draft) -> None:
    """The form stays at its base; the JSON is always that of the present version."""
    wizard.send("name-and-size", {"/memory": "2048"})
    told = {"seen": seen(DOCUMENT), IMAGE: "nginx"}
    answer = wizard.send("containers", told, base=1, htmx=True).text
    assert lines_in(answer) == ['  "memory": "2048",', '      "image": "nginx",']
    assert wizard.document["memory"] == "2048"


def test_every_step_shows_the_json_of_its_own_draft_as_it_is_now(wizard: Wizard, draft: Draft) -> None:
    other = Draft.start(draft.team, draft.created_by, DOCUMENT | {"family": "another"})
    for each in (draft, other):
        Wizard(wizard.client, each).send("name-and-size", {"/memory": "2048"})
        for step in ("containers", "tags"):
            shown = wizard.client.get(f"/drafts/{each.pk}/{step}/").text
            assert "\n".join(texts(shown)) + "\n" == dump(Draft.objects.get(pk=each.pk).document)
