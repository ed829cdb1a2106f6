"""What a draft was imported from, word for word: its report can be read again, in any language."""

from django.db import models

from designer import taskdef
from designer.drafts.models.edit import CompressedText


class Import(models.Model):
    """The text as it was given. `name` is that of the file, for people to read and for nothing else."""

    draft = models.OneToOneField("drafts.Draft", models.CASCADE, primary_key=True, related_name="imported")
    name = models.CharField(max_length=400, blank=True)
    text = CompressedText()

    def __str__(self) -> str:
        return self.name or f"import of draft {self.draft_id}"

    def loaded(self) -> taskdef.Loaded:
        """The document it gave, and the notes on what was done to get it."""
        return taskdef.load(self.text)
