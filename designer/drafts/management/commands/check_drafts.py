"""Counts again what the rules find in every draft, after an upgrade has changed the rules."""

from django.core.management.base import BaseCommand

from designer.drafts.models import Draft
from designer.drafts.summary import summary


class Command(BaseCommand):
    help = "Checks every draft by the rules of this version, for the counts in the list of drafts."

    def handle(self, *, verbosity: int, **_options: object) -> None:
        drafts = Draft.objects.select_related("content").iterator(chunk_size=100)
        changed = sum(_check(draft) for draft in drafts)
        if verbosity:
            self.stdout.write(f"Drafts with other findings than before: {changed}.")


def _check(draft: Draft) -> int:
    """How many rows were written; none where somebody has edited the draft meanwhile."""
    columns = summary(draft.checked).columns()
    if all(getattr(draft, name) == value for name, value in columns.items()):
        return 0
    return Draft.objects.filter(pk=draft.pk, version=draft.version).update(**columns)
