"""Edits to be told, and what the history page tells of them."""

import re
from datetime import timedelta
from html import unescape

from django.utils import timezone

from designer.drafts.models import Draft, Edit
from designer.taskdef.edits import Editor

IMAGE = "/containerDefinitions/0/image"


def change(draft: Draft, person, verb: str, *arguments) -> Edit:
    """An edit of the draft as it is now."""
    draft.refresh_from_db()
    editor = Editor(draft.document)
    getattr(editor, verb)(*arguments)
    return draft.edit(person, draft.version, editor.finish())


def put(draft: Draft, person, *values: tuple[str, object]) -> None:
    """An edit for each value."""
    for path, value in values:
        change(draft, person, "put", path, value)


def apart(draft: Draft) -> None:
    """An hour between each two edits."""
    first = timezone.now() - timedelta(hours=draft.edits.count())
    for edit in draft.edits.all():
        Edit.objects.filter(pk=edit.pk).update(at=first + timedelta(hours=edit.version - 1))


def page(browser, draft: Draft, **query: str) -> str:
    return browser.get(f"/drafts/{draft.pk}/history/", query).content.decode()


def told(shown: str) -> list[str]:
    """What the events of a page say, newest first."""
    items = re.findall(r"<li>\s*<span class=\"(?:av|dot)\".*?</div>", shown, re.DOTALL)
    words = [re.search(r'<div class="row">\s*<span>(.*?)</span>', item, re.DOTALL)[1] for item in items]
    return [unescape(re.sub(r"<[^>]+>", "", text)) for text in words]
