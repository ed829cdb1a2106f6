"""The document of a draft, in a table of its own: the list of drafts stays narrow."""

from typing import Any

from django.db import models

from designer import taskdef


def gated(document: dict[str, Any]) -> str:
    """The text to store. Raises taskdef.UnreadableDocument for what the strict gate refuses."""
    text = taskdef.compact(document)
    taskdef.read(text)
    return text


class DraftText(models.Model):
    """The document of a draft as compact JSON, and what a search looks through, in lower case: the words of
    all it refers to, and the draft's purpose.
    """

    draft = models.OneToOneField("drafts.Draft", models.CASCADE, primary_key=True, related_name="content")
    text = models.TextField()
    words = models.TextField(blank=True)
    purpose = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"text of draft {self.draft_id}"
