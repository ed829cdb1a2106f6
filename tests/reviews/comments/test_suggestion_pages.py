"""Suggestions on the pages: made, applied, refused with both values, and never a secret shown."""

import re
from html import unescape

import pytest

from designer.reviews.models import Suggestion
from designer.taskdef.paths import ABSENT
from tests.reviews.comments.pages import SENT, every, one, text
from tests.reviews.talk import LOG_LEVEL, MEMORY, PASSWORD, change, suggest, thread_on


def test_a_suggestion_is_applied_with_one_click_and_tells_both_names(reader, browser, draft, viewer) -> None:
    thread = thread_on(draft, viewer, MEMORY)
    form = unescape(reader.post(one(thread), SENT | {"do": "suggest", "text": "More?"}).content.decode())
    assert "256</textarea>" in form
    assert "More?</textarea>" in form
    reader.post(one(thread), SENT | {"text": "", "value": "512"})
    suggestion = Suggestion.objects.get()
    assert 'aria-label="Apply' not in text(reader, one(thread))
    page = text(browser, one(thread))
    assert re.search(r"<del>.*256</del>.*<ins>.*512</ins>", page)
    done = browser.post(f"/suggestions/{suggestion.pk}/apply/", follow=True)
    shown = unescape(done.content.decode())
    assert "Applied as edit 2" in shown
    assert "Applied by mina in edit 2" in shown
    assert draft.edits.get(version=2).suggested_by == viewer


def test_a_suggestion_for_what_changed_since_is_refused_with_both_values(
    browser, draft, author, viewer
) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)
    change(draft, author, put=(MEMORY, 1024))
    answer = browser.post(f"/suggestions/{suggestion.pk}/apply/")
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "mina changed the field in edit 2" in page
    assert "<dt>Suggested</dt><dd><code>512</code></dd><dt>Now</dt><dd><code>1024</code></dd>" in page


@pytest.mark.parametrize(
    ("pointer", "typed", "stored"),
    [
        (MEMORY, "512", "512"),
        (MEMORY, "lots", '"lots"'),
        (MEMORY, "", ""),
        (LOG_LEVEL, "", '""'),
        ("/requiresCompatibilities", '["EC2"]', '["EC2"]'),
        ("/requiresCompatibilities", "[EC2", '"[EC2"'),
        ("/networkMode", "host", '"host"'),
    ],
)
def test_a_suggested_value_is_kept_as_typed(pointer, typed, stored, reader, draft) -> None:
    reader.post(every(draft), SENT | {"at": pointer, "text": "Better", "value": typed})
    assert Suggestion.objects.get().after == stored


def test_a_box_left_as_it_was_suggests_nothing(reader, draft) -> None:
    reader.post(every(draft), SENT | {"at": MEMORY, "text": "Fine", "value": "256"})
    assert not Suggestion.objects.exists()
    reader.post(every(draft), SENT | {"at": MEMORY, "text": "No", "remove": "1", "once": "r" * 24})
    assert Suggestion.objects.get().proposal.after is ABSENT


def test_a_suggested_secret_is_masked_and_the_box_does_not_show_it(browser, draft, viewer) -> None:
    suggestion = suggest(draft, viewer, PASSWORD, "correct-horse")
    Suggestion.objects.filter(pk=suggestion.pk).delete()
    browser.post(every(draft), SENT | {"at": PASSWORD, "text": "New", "value": "correct-horse"})
    for page in (text(browser, every(draft)), text(browser, every(draft) + f"?at={PASSWORD}")):
        assert "hunter22" not in page
        assert "correct-horse" not in page
    assert "••••••" in text(browser, every(draft))
