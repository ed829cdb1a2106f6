"""Importing a text that needs repairs: all are proposed, those ticked are done, the report names them."""

import re

import pytest

from designer.drafts.models import Draft, Import
from tests.drafts.test_import import paste, shown, upload
from tests.drafts.test_new import FORM

STRANGE = """{
  'family': "web",
  "containerDefinitions": [
    {"name": "app", "image": $IMAGE, "essential": false, "essential": true, "command": "npm start"},
  ],
}"""


def ticks(page: str) -> dict[str, bool]:
    """The key of each tick, and whether it is set."""
    found = re.findall(r'name="repair" value="([\w-]+)"( checked)?', page)
    return {key: bool(checked) for key, checked in found}


def offered(page: str) -> str:
    found = re.search(r'name="offered" value="([^"]*)"', page)
    return found[1] if found else ""


def answer(browser, page: str, text: str, ticked: list[str] | None = None, **said):
    """The form sent again as the page has it, with its ticks or with others."""
    set_ones = [key for key, is_set in ticks(page).items() if is_set]
    repairs = set_ones if ticked is None else ticked
    return paste(browser, text, offered=offered(page), repair=repairs, once="r" * 24, **said)


def test_a_text_without_anything_to_repair_is_imported_at_once(browser) -> None:
    assert paste(browser, '{"family": "a", "containerDefinitions": []}').status_code == 302
    source = Import.objects.get()
    assert (source.repaired, source.done()) == (None, [])


@pytest.mark.parametrize("bring", [paste, lambda browser, text: upload(browser, text.encode())])
def test_repairs_are_proposed_at_their_lines_before_anything_is_made(browser, bring) -> None:
    response = bring(browser, STRANGE)
    page = shown(response)
    assert response.status_code == 422
    assert not Draft.objects.exists()
    for words in (
        "Cannot be read as it is",
        "6 repairs are proposed",
        "line 2, column 3",
        "</span>'family'</del>",
        '</span>"family"</ins>',
        "The last one is kept, as readers of JSON do: true.",
        "Import with these repairs",
        f"\n{STRANGE}</textarea>",
    ):
        assert words in page, words


def test_repairs_stand_in_the_order_of_the_text(browser) -> None:
    found = re.findall(r"line (\d+), column (\d+)</p>", shown(paste(browser, STRANGE)))
    places = [(int(line), int(column)) for line, column in found][:6]
    assert (places[0], places[-1]) == ((2, 3), (5, 4))
    assert places == sorted(places)


def test_guesses_are_not_ticked(browser) -> None:
    page = shown(paste(browser, STRANGE))
    assert sorted(ticks(page).values()) == [False, *[True] * 5]
    assert "API wants a list here" in page


def test_what_is_ticked_is_done_and_the_report_names_it_in_both_languages(browser) -> None:
    page = shown(paste(browser, STRANGE))
    address = answer(browser, page, STRANGE).headers["Location"]
    assert Draft.objects.get().document == {
        "family": "web",
        "containerDefinitions": [
            {"name": "app", "image": "$IMAGE", "essential": True, "command": "npm start"}
        ],
    }
    english = shown(browser.get(address))
    assert "5 repaired as chosen" in english
    assert '</span>"essential": false</del>' in english
    assert f"\n{STRANGE}</textarea>" in english
    browser.cookies["django_language"] = "ko"
    korean = shown(browser.get(address, headers={"Accept-Language": "ko"}))
    assert '</span>"essential": false</del>' in korean


def test_a_guess_that_is_ticked_is_done_too(browser) -> None:
    page = shown(paste(browser, STRANGE))
    answer(browser, page, STRANGE, list(ticks(page)))
    assert Draft.objects.get().document["containerDefinitions"][0]["command"] == ["npm start"]


def test_without_a_repair_that_it_needs_the_text_is_refused_again_and_the_ticks_stay(browser) -> None:
    page = shown(paste(browser, STRANGE))
    some = [key for key, is_set in ticks(page).items() if is_set][1:]
    again = answer(browser, page, STRANGE, some)
    assert again.status_code == 422
    assert "With what is ticked it still cannot be read:" in shown(again)
    assert [key for key, is_set in ticks(shown(again)).items() if is_set] == some
    assert not Draft.objects.exists()


def test_a_text_that_was_changed_meanwhile_is_asked_about_again(browser) -> None:
    page = shown(paste(browser, STRANGE))
    changed = STRANGE.replace("'family'", "'familx'")
    assert answer(browser, page, changed).status_code == 422
    assert not Draft.objects.exists()


def test_what_can_be_read_but_is_written_a_little_wrong_may_stay_so(browser) -> None:
    text = '{"family": "a", "cpu": 256, "containerDefinitions": []}'
    response = paste(browser, text)
    page = shown(response)
    assert response.status_code == 422
    assert "Cannot be read" not in page
    assert "1 repair is proposed" in page
    answer(browser, page, text, [])
    assert Draft.objects.get().document["cpu"] == 256
    assert Import.objects.get().done() == []


@pytest.mark.any_database
def test_many_repairs_of_a_kind_have_one_tick(browser) -> None:
    containers = ",".join(['{"image": "a", "cpu": "1"}'] * 1_000)
    text = f'{{"containerDefinitions": [{containers}]}}'
    page = shown(paste(browser, text))
    assert list(ticks(page).values()) == [True]
    assert "and 992 more" in page
    address = answer(browser, page, text).headers["Location"]
    assert Draft.objects.get().document["containerDefinitions"][999]["cpu"] == 1
    assert "1,000 repaired as chosen" in shown(browser.get(address))


def test_the_live_report_proposes_and_makes_nothing(browser) -> None:
    said = {**FORM, "start": "import", "text": STRANGE}
    response = browser.post("/drafts/new/", said, headers={"HX-Request": "true"})
    page = shown(response)
    assert response.status_code == 200
    assert page.lstrip().startswith('<div class="stack s" id="report"')
    assert len(ticks(page)) == 6
    assert not Draft.objects.exists()


def test_a_repaired_import_is_made_once_however_often_it_is_posted(browser) -> None:
    page = shown(paste(browser, STRANGE))
    first, second = (answer(browser, page, STRANGE).headers["Location"] for _ in range(2))
    assert first == second
    assert Draft.objects.count() == 1


def test_hostile_text_in_a_repair_is_shown_as_text(browser) -> None:
    text = "{'family': '</del><script>alert(1)</script>', 'containerDefinitions': []}"
    page = paste(browser, text)
    assert "<script>alert" not in page.content.decode()
    address = answer(browser, shown(page), text).headers["Location"]
    assert "<script>alert" not in browser.get(address).content.decode()


def test_what_was_never_offered_cannot_be_ticked(browser) -> None:
    response = paste(browser, STRANGE, repair=["value_types-changed-guess"], offered="")
    assert response.status_code == 422
    assert not Draft.objects.exists()
