"""A document is read once and shared by whoever shows it: nobody changes it in place."""

import pytest

from designer import taskdef
from designer.drafts.models import Draft
from designer.drafts.steps import STEPS
from designer.taskdef.checked import checked
from tests.drafts.wizard import CONTAINER, Wizard, draft, wizard

__all__ = ["draft", "wizard"]

BUTTONS = (
    f"insert:{CONTAINER}/portMappings",
    f"move:{CONTAINER}/environment/0:1",
    f"duplicate:{CONTAINER}",
    f"remove:{CONTAINER}/portMappings/0",
)


@pytest.mark.parametrize("do", BUTTONS)
def test_versions_read_as_they_are_stored_after_edits_undo_and_pages(wizard: Wizard, do: str) -> None:
    wizard.post("containers", do=do, **{f"{CONTAINER}/image": "nginx:2", f"{CONTAINER}/cpu": "abc"})
    wizard.post("name", **{"/family": "other"}, htmx=True)
    wizard.client.post(f"/drafts/{wizard.draft.pk}/undo/")
    for step in STEPS:
        assert wizard.client.get(f"/drafts/{wizard.draft.pk}/{step.slug}/").status_code == 200

    stored = Draft.objects.get(pk=wizard.draft.pk).edits.values_list("text", flat=True)
    assert len(stored) > 2
    for text in stored:
        assert taskdef.compact(checked(text).document) == text


def test_what_was_found_is_what_is_found_anew(wizard: Wizard) -> None:
    wizard.post("containers", **{f"{CONTAINER}/cpu": "abc"})
    known = Draft.objects.get(pk=wizard.draft.pk).checked
    assert known.findings == taskdef.check(taskdef.read(known.text))
