"""What a draft was imported from, word for word: its report can be read again, in any language."""

import json
from dataclasses import asdict

from django.db import models

from designer import taskdef
from designer.drafts.models.edit import CompressedText
from designer.taskdef.repairing import Repair, Repaired


class Import(models.Model):
    """The text as it was given. `name` is that of the file, for people to read and for nothing else.

    `repaired` is what the repairs that its author accepted made of it, and `repairs` are these, as JSON; both
    are null where it was read as it was.
    """

    draft = models.OneToOneField("drafts.Draft", models.CASCADE, primary_key=True, related_name="imported")
    name = models.CharField(max_length=400, blank=True)
    text = CompressedText()
    repaired = CompressedText(null=True)
    repairs = CompressedText(null=True)

    def __str__(self) -> str:
        return self.name or f"import of draft {self.draft_id}"

    def loaded(self) -> taskdef.Loaded:
        """The document it gave, and the notes on what was done to get it."""
        return taskdef.load(self.text if self.repaired is None else self.repaired)

    def done(self) -> list[Repair]:
        """The repairs that were made, as they were proposed at the time."""
        return [Repair(**repair) for repair in json.loads(self.repairs or "[]")]


def as_stored(repaired: Repaired) -> dict[str, str]:
    """The columns of a text with repairs; none where nothing was repaired."""
    if not repaired.done:
        return {}
    done = [asdict(repair) for repair in repaired.done]
    return {"repaired": repaired.text, "repairs": taskdef.compact(done)}
