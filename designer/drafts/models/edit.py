"""Every edit of a draft, for good: who, when, what, and the text it led to."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from designer import rows
from designer.taskdef import edits
from designer.teams.models import Person

if TYPE_CHECKING:
    from designer.drafts.models.draft import Draft


class CompressedText(models.BinaryField):  # type: ignore[type-arg]
    """Text kept as zlib-compressed UTF-8: 1,000 versions of 64 KiB take 9 MiB instead of 60."""

    def get_prep_value(self, value: str | None) -> bytes | None:
        return None if value is None else zlib.compress(value.encode(), 6)

    def from_db_value(self, value: bytes | memoryview | None, *_: object) -> str | None:
        return None if value is None else zlib.decompress(value).decode()


class EditQuerySet(models.QuerySet["Edit"]):
    def own(self, person: Person) -> list[tuple[int, int | None]]:
        """(id, id of the edit it takes back), oldest first; a draft's first version is no edit."""
        own = self.filter(person=person, base_version__gt=0).order_by("version")
        return list(own.values_list("pk", "undoes"))


class Edit(models.Model):
    """One edit of a draft: who changed what, when, from which version, and the text it led to.

    Rows are only ever added. `operations` are those of `designer.taskdef.edits`, as JSON. `suggested_by`
    is who proposed the change that `person` made, `undoes` the edit that this one takes back, `restored`
    the version whose document it brings back.
    """

    draft = models.ForeignKey("drafts.Draft", models.CASCADE, related_name="edits")
    version = models.PositiveIntegerField()
    base_version = models.PositiveIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    operations = models.TextField()
    text = CompressedText()
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - unique only where there is one
    posted = models.CharField(max_length=64, blank=True)
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undoes = models.OneToOneField("self", models.RESTRICT, null=True, related_name="undone_by")
    restored = models.PositiveIntegerField(null=True)

    objects = EditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="edit_one_per_version"),
            models.UniqueConstraint(fields=["draft", "key"], name="edit_key_used_once"),
            models.UniqueConstraint(
                fields=["person", "key"], condition=Q(base_version=0), name="edit_one_start_per_key"
            ),
            models.CheckConstraint(
                condition=Q(base_version__lt=models.F("version")), name="edit_after_its_base"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}:{self.version}"

    @classmethod
    def add(
        cls,
        draft: Draft,
        person: Person,
        base_version: int,
        operations: Sequence[edits.Operation],
        text: str,
        **more: Any,
    ) -> Self:
        """The edit that makes this text of a draft; `more` are further columns."""
        made = cls(
            draft=draft,
            version=draft.version + 1,
            base_version=base_version,
            person=person,
            operations=edits.to_json(operations),
            text=text,
            **more,
        )
        rows.insert(made)
        return made

    @property
    def steps(self) -> list[edits.Operation]:
        return edits.from_json(self.operations)
