"""What was typed into the JSON and not saved is kept for its author, until it is saved or discarded."""

from collections.abc import Callable

import pytest
from django.test import Client

from designer.drafts.models import Draft, UnsavedText
from designer.teams.models import Person
from tests.drafts.json_tab import TEXT, JsonTab, draft, jun, tab
from tests.markup import Markup
from tests.taskdef import nasty
from tests.test_nasty_inputs import as_pasted

__all__ = ["draft", "jun", "tab"]

BROKEN = TEXT.replace('"512"', '"51')


def test_what_is_typed_is_offered_again_on_any_machine(
    tab: JsonTab, author: Person, client_of: Callable[[Person], Client]
) -> None:
    tab.check(BROKEN)
    other = JsonTab(client_of(author), tab.draft)
    assert other.shown == BROKEN
    assert "This is the text you had not saved" in other.page().content.decode()


def test_others_do_not_see_it(tab: JsonTab, publisher: Person, client_of: Callable[[Person], Client]) -> None:
    tab.check(BROKEN)
    assert JsonTab(client_of(publisher), tab.draft).shown == TEXT


def test_saving_ends_it(tab: JsonTab) -> None:
    tab.check(BROKEN)
    tab.save(TEXT.replace('"512"', '"1024"'))
    assert (tab.kept, tab.now.document["cpu"]) == (None, "1024")


def test_discarding_it_shows_the_draft(tab: JsonTab) -> None:
    tab.check(BROKEN)
    tab.save(BROKEN, do="discard")
    assert (tab.kept, tab.shown) == (None, TEXT)


def test_typing_back_what_the_draft_says_leaves_nothing_to_keep(tab: JsonTab) -> None:
    tab.check(BROKEN)
    tab.check(TEXT)
    assert tab.kept is None


def test_one_text_a_person_and_draft_the_last_one_counts(tab: JsonTab) -> None:
    tab.check(BROKEN)
    tab.check(BROKEN + "!")
    assert UnsavedText.objects.count() == 1
    assert tab.kept == BROKEN + "!"


def test_it_is_saved_on_the_version_it_was_written_on(tab: JsonTab, jun) -> None:
    tab.check(TEXT.replace('"512"', '"1024"'))
    jun(lambda editor: editor.put("/memory", "2048"))
    form = Markup(tab.page().content.decode()).forms["json-form"]
    tab.save(form["text"], base=form["base"])
    assert (tab.now.document["cpu"], tab.now.document["memory"]) == ("1024", "2048")


def test_it_goes_with_the_draft(tab: JsonTab) -> None:
    tab.check(BROKEN)
    Draft.objects.get(pk=tab.draft.pk).delete()
    assert not UnsavedText.objects.exists()


NUL = "a NUL character"


@pytest.mark.parametrize("script", [False, True])
def test_what_cannot_be_kept_is_shown_again_with_the_reason(tab: JsonTab, script: bool) -> None:
    answer = tab.save('{"a": "\0"}', script=script)
    assert answer.status_code == 422
    assert NUL in answer.content.decode()
    assert tab.kept is None
    checked = tab.check('{"a": "\0"}')
    assert (checked.status_code, NUL in checked.content.decode()) == (422, True)


HOSTILE = {one.name: as_pasted(one.data) for one in (*nasty.REFUSED, *nasty.NO_DOCUMENT)}
HOSTILE |= nasty.CARRIED | nasty.TYPED


@pytest.mark.parametrize("name", [name for name, text in HOSTILE.items() if text])
def test_hostile_texts_are_kept_as_typed_and_never_more_than_text(tab: JsonTab, name: str) -> None:
    text = HOSTILE[name] or ""
    answer = tab.save(text)
    assert answer.status_code in (302, 413, 422)
    assert answer.status_code == 302 or list(Markup(answer.content.decode()).foreign()) == []
    page = tab.page().content.decode()
    assert list(Markup(page).foreign()) == []
    if answer.status_code == 422 and "\0" not in text:
        assert Markup(page).controls["text"] == text.replace("\r\n", "\n").replace("\r", "\n")
    assert tab.check(text).status_code in (200, 413, 422)
