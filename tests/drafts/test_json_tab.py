"""The JSON of a draft as a page of its own: shown, edited as text, saved as what differs."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from designer import taskdef
from designer.drafts.models import Draft
from designer.drafts.places import place_of
from designer.drafts.text_page import TextPage
from designer.drafts.whole_text import TextPost, save_text
from designer.teams.models import Person, Role, Team
from tests import corpus
from tests.drafts.json_tab import DOCUMENT, TEXT, JsonTab, draft, jun, tab
from tests.markup import Markup
from tests.taskdef import whole

__all__ = ["draft", "jun", "tab"]

AT = "/containerDefinitions/0/image"


def changed(**members: Any) -> str:
    return taskdef.dump({**DOCUMENT, **members})


def test_the_page_shows_the_whole_document_in_the_authors_order(tab: JsonTab) -> None:
    assert tab.shown == TEXT


def test_what_is_changed_in_the_text_is_one_edit_and_nothing_else_moves(tab: JsonTab) -> None:
    answer = tab.save(TEXT.replace('"512"', '"1024"'))
    assert (answer.status_code, answer["Location"]) == (302, tab.address)
    assert tab.now.content.text == taskdef.compact({**DOCUMENT, "cpu": "1024"})
    (edit,) = tab.now.edits.filter(version=2)
    assert [operation.path for operation in edit.steps] == ["/cpu"]


def test_a_text_saved_untouched_or_only_spaced_otherwise_makes_no_edit(tab: JsonTab) -> None:
    tab.save(TEXT)
    tab.save(json.dumps(DOCUMENT))
    assert (tab.now.version, tab.now.content.text) == (1, taskdef.compact(DOCUMENT))


def test_another_order_of_keys_is_kept(tab: JsonTab) -> None:
    turned = dict(reversed(DOCUMENT.items()))
    tab.save(taskdef.dump(turned))
    assert tab.now.content.text == taskdef.compact(turned)


def test_nulls_and_odd_spellings_become_what_can_be_stored_and_are_told(tab: JsonTab) -> None:
    answer = tab.save('{"family": "orders", "cpu": null, "x": 1.10}', script=True)
    page = Markup(answer.content.decode())
    assert tab.now.document == {"family": "orders", "x": 1.1}
    assert "1.10 is written as 1.1" in answer.content.decode()
    assert "null means that nothing is set" in answer.content.decode()
    assert [one["id"] for _tag, one in page.elements if one.get("id") == "new-text"] == ["new-text"]


def test_without_scripts_the_same_is_told_on_the_next_page(tab: JsonTab) -> None:
    tab.save('{"x": 1.10}')
    assert "1.10 is written as 1.1" in tab.page().content.decode()


@pytest.mark.parametrize(("text", "place"), [('{"a": }', "line 1, column 7"), ("[]", "line 1, column 1")])
def test_a_text_that_is_none_is_refused_with_its_place_and_kept_as_typed(tab: JsonTab, text, place) -> None:
    answer = tab.save(text)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"Not saved: {place}" in page
    assert Markup(page).controls["text"] == text
    assert (tab.now.version, tab.shown) == (1, text)


def test_a_script_gets_the_pieces_and_no_page(tab: JsonTab) -> None:
    answer = tab.save(TEXT.replace('"512"', '"1024"'), script=True)
    page = Markup(answer.content.decode())
    ids = {attributes.get("id") for _tag, attributes in page.elements}
    assert {"base", "once", "save-state", "draft-state", "json-findings", "json-outline", "json-save"} <= ids
    assert ("html", {}) not in page.elements
    assert page.forms[""]["base"] == "2"


def test_a_check_tells_the_line_of_each_finding_and_stores_no_edit(tab: JsonTab) -> None:
    answer = tab.check(changed(cpu="300"))
    lines = {
        attributes["data-line"]
        for tag, attributes in Markup(answer.content.decode()).elements
        if tag == "li" and "data-line" in attributes
    }
    assert str(1 + changed(cpu="300").split("\n").index('  "cpu": "300",')) in lines
    assert tab.now.version == 1


def test_a_button_makes_the_change_that_a_finding_offers_in_the_text(tab: JsonTab) -> None:
    page = Markup(tab.page().content.decode())
    offers = [one["value"] for tag, one in page.elements if one.get("value", "").startswith("mend:awsvpc")]
    tab.save(TEXT, do=offers[0])
    assert '"hostPort": 8080' in tab.shown
    assert tab.now.version == 1


def test_a_change_that_nobody_offered_is_refused(tab: JsonTab) -> None:
    assert tab.save(TEXT, do="mend:no-such-rule /cpu").status_code == 400


def test_format_puts_the_text_in_order_and_saves_nothing(tab: JsonTab) -> None:
    tab.save('{"family":"x","a":[1]}', do="format")
    assert tab.shown == '{\n  "family": "x",\n  "a": [\n    1\n  ]\n}\n'
    assert tab.now.version == 1


def test_pressing_twice_is_one_edit(tab: JsonTab) -> None:
    for _press in range(2):
        assert tab.save(changed(tags=[{"key": "a"}]), once="same").status_code == 302
    assert (tab.now.version, tab.now.document["tags"]) == (2, [{"key": "a"}])


def test_a_page_sent_again_with_another_text_is_kept_and_not_stored(tab: JsonTab) -> None:
    tab.save(changed(cpu="1024"), once="same")
    answer = tab.save(changed(cpu="2048"), once="same")
    assert answer.status_code == 409
    assert tab.kept == changed(cpu="2048")
    assert tab.now.document["cpu"] == "1024"


@pytest.mark.parametrize("wrong", [{"base": "7"}, {"base": "0"}, {"base": "x"}, {"once": ""}, {"met": "9"}])
def test_a_post_that_no_page_sends_is_refused(tab: JsonTab, wrong: dict[str, str]) -> None:
    assert tab.save(changed(cpu="1024"), **wrong).status_code == 400
    assert tab.now.version == 1


def test_a_post_without_its_end_or_its_text_is_refused(tab: JsonTab) -> None:
    for cut in ({"base": "1", "once": "k", "text": "{}"}, {"base": "1", "once": "k", "end": "1"}):
        assert tab.client.post(tab.address, cut).status_code == 400


def test_the_page_opens_at_the_field_of_the_form(tab: JsonTab) -> None:
    (form,) = (
        one for tag, one in Markup(tab.page(f"?at={AT}").content.decode()).elements if one.get("data-at")
    )
    line = next(n for n, line in enumerate(TEXT.split("\n"), start=1) if '"image"' in line)
    assert (form["data-line"], form["data-at"]) == (str(line), AT)


@pytest.mark.parametrize("at", ["/nowhere/7/x", "no-pointer", "/containerDefinitions/~9", "/" + "9" * 400])
def test_a_place_that_is_not_there_opens_the_page_and_the_form_all_the_same(tab: JsonTab, at: str) -> None:
    assert tab.page(f"?at={at}").status_code == 200
    assert tab.client.get(f"/drafts/{tab.draft.pk}/place/?at={at}").status_code == 302


@pytest.mark.parametrize("at", ["", "/cpu", AT, "/containerDefinitions/0/environment/0/value"])
def test_the_form_opens_at_the_field_of_the_json(tab: JsonTab, at: str) -> None:
    answer = tab.client.get(f"/drafts/{tab.draft.pk}/place/", {"at": at})
    assert answer["Location"] == place_of(at, DOCUMENT).url(tab.draft.pk)


@pytest.mark.parametrize("step", ["launch-type", "containers", "review"])
def test_every_step_leads_to_the_json(tab: JsonTab, step: str) -> None:
    page = tab.client.get(f"/drafts/{tab.draft.pk}/{step}/").content.decode()
    assert f'href="{tab.address}?at=' in page


def test_the_fields_tell_kinds_choices_and_words_in_both_languages(tab: JsonTab) -> None:
    fields = tab.client.get("/json-fields/").json()
    memory = fields["containerDefinitions[].memory"]
    assert (memory["kind"], memory["label"]) == ("integer", "Memory hard limit")
    assert "FARGATE" in fields["requiresCompatibilities[]"]["choices"]
    assert fields["containerDefinitions[].secrets[].valueFrom"]["required"] is True
    assert fields["containerDefinitions[].mountPoints[].sourceVolume"]["names"] == "volumes"
    korean = tab.client.get("/json-fields/", headers={"Accept-Language": "ko"}).json()
    assert korean["containerDefinitions[].memory"]["label"] == "메모리 하드 제한"


VALUES = st.recursive(
    st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text("abc~/é", max_size=3), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip
KEYS = st.sampled_from([*whole.document(), "xOther", "a/b"])


class TestAnyText(TestCase):
    """Whatever a person makes of the text, that is the document."""

    @given(st.dictionaries(KEYS, VALUES, max_size=4), st.randoms(use_true_random=False))
    def test_the_document_is_what_the_text_says(self, members: dict[str, Any], order: Any) -> None:
        team = Team.objects.create(name="Any", slug="any")
        person = team.add(Person.objects.create_user("any@example.com", "any"), Role.AUTHOR).person
        draft = Draft.start(team, person, whole.document())
        wanted = list({**whole.document(), **members}.items())
        order.shuffle(wanted)
        text = taskdef.dump(dict(wanted[: order.randint(0, len(wanted))]))
        save_text(draft, person, TextPost(1, "key", "save", text))
        draft = Draft.objects.get(pk=draft.pk)
        assert draft.content.text == taskdef.compact(json.loads(text))
        assert taskdef.dump(draft.document) == text


@pytest.mark.corpus
@corpus.needed
def test_real_documents_saved_as_the_page_shows_them_stay_what_they_were_byte_for_byte(
    team: Team, author: Person
) -> None:
    read = 0
    for file in corpus.files("taskdefs"):
        try:
            document = taskdef.load(file.read_bytes()).document
        except taskdef.UnreadableDocument:
            continue
        draft = Draft.start(team, author, document)
        text = draft.content.text
        saved = save_text(draft, author, TextPost(1, "key", "save", TextPage.of_draft(draft).text))
        assert (saved.base, Draft.objects.get(pk=draft.pk).content.text) == (1, text), file.name
        read += 1
    assert read > 200
