"""What the list of drafts is read by, and what each row of it has to be."""

from django.db import models
from django.db.models import Q

from designer.drafts.models.basis import Basis, Status

INDEXES = [
    models.Index(
        fields=["team", "-edited_at", "-id", "launch_types", "errors"],
        condition=Q(archived_at=None),
        name="draft_current",
    ),
    models.Index(
        fields=["team", "status", "-edited_at", "-id", "launch_types", "errors"],
        condition=Q(archived_at=None),
        name="draft_by_status",
    ),
    models.Index(
        fields=["team", "-edited_at", "-id"],
        condition=Q(archived_at__isnull=False),
        name="draft_archived",
    ),
    models.Index(fields=["team", "family"], name="draft_family"),
]
CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(condition=Q(version__gte=1), name="draft_version_from_one"),
    models.CheckConstraint(condition=Q(status__in=Status.values), name="draft_status_known"),
    models.CheckConstraint(condition=Q(basis__in=Basis.values), name="draft_basis_known"),
]
