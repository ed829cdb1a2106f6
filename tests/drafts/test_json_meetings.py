"""The JSON of a draft when others change the draft meanwhile: both values, and the second person chooses."""

import pytest

from designer import taskdef
from designer.taskdef.paths import ABSENT
from tests.drafts.json_tab import DOCUMENT, TEXT, JsonTab, draft, jun, tab
from tests.markup import Markup

__all__ = ["draft", "jun", "tab"]

CPU = TEXT.replace('"512"', '"1024"')


def choose(tab: JsonTab, text: str, whose: str = "") -> int:
    """Save with what the page proposes, or with `whose` value at each place; the status of the answer."""
    page = Markup(tab.save(text).content.decode())
    form = page.forms.get("", {}) | page.forms["json-form"]
    chosen = {name: whose or form[name] for name in form if name.startswith("~")}
    assert chosen
    return tab.save(form["text"], base=form["base"], met=form["met"], **chosen).status_code


def test_different_fields_both_land_and_the_page_shows_both(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.put("/memory", "2048"))
    answer = tab.save(CPU, script=True)
    assert (tab.now.document["cpu"], tab.now.document["memory"]) == ("1024", "2048")
    assert Markup(answer.content.decode()).forms[""]["base"] == "3"
    assert "&quot;2048&quot;" in answer.content.decode()


def test_the_same_field_shows_both_values_and_stores_nothing(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.put("/cpu", "2048"))
    answer = tab.save(CPU)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "changed by jun, <time" in page
    assert Markup(page).controls["text"] == CPU
    assert (tab.now.document["cpu"], tab.kept) == ("2048", CPU)


@pytest.mark.parametrize(("whose", "stored"), [("mine", "1024"), ("theirs", "2048")])
def test_the_second_person_chooses(tab: JsonTab, jun, whose: str, stored: str) -> None:
    jun(lambda editor: editor.put("/cpu", "2048"))
    jun(lambda editor: editor.put("/family", "theirs"))
    assert choose(tab, CPU, whose=whose) == 302
    assert tab.now.document == {**DOCUMENT, "cpu": stored, "family": "theirs"}


def test_what_is_removed_here_and_changed_there_can_be_removed_all_the_same(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.put("/memory", "2048"))
    without = {key: value for key, value in DOCUMENT.items() if key != "memory"}
    assert choose(tab, taskdef.dump(without)) == 302
    assert tab.now.document == without


def test_what_is_changed_here_and_removed_there_can_be_put_back(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.put("/cpu", ABSENT))
    assert choose(tab, CPU) == 302
    assert tab.now.document["cpu"] == "1024"


def test_a_change_in_a_container_removed_meanwhile_stays_to_be_copied(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.remove("/containerDefinitions/0/environment/0"))
    text = TEXT.replace('"value": "1"', '"value": "precious"').replace('"512"', '"1024"')
    page = tab.save(text).content.decode()
    assert "Yours, to copy: <code>precious</code>" in page
    assert choose(tab, text) == 302
    assert tab.now.document["cpu"] == "1024"
    assert "precious" not in tab.now.content.text


def test_a_choice_that_meets_yet_another_change_asks_again(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.put("/cpu", "2048"))
    page = Markup(tab.save(CPU).content.decode())
    jun(lambda editor: editor.put("/cpu", "4096"))
    answer = tab.save(CPU, met="2", **{"~/cpu": "mine"})
    assert "met" in page.forms["json-form"] | page.forms.get("", {})
    assert answer.status_code == 409
    assert tab.now.document["cpu"] == "4096"
    again = Markup(answer.content.decode())
    form = again.forms.get("", {}) | again.forms["json-form"]
    assert tab.save(form["text"], base=form["base"], met=form["met"], **{"~/cpu": "mine"}).status_code == 302
    assert tab.now.document["cpu"] == "1024"


def test_dropping_the_own_changes_shows_the_draft_as_it_is(tab: JsonTab, jun) -> None:
    jun(lambda editor: editor.put("/cpu", "2048"))
    tab.save(CPU)
    tab.save(CPU, do="discard")
    assert '"cpu": "2048"' in tab.shown
