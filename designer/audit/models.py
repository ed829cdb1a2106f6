"""The records and the end of each chain of them. The database itself refuses to change or delete any."""

from __future__ import annotations

import json
from typing import Any, Final, Self

import structlog
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.utils import timezone, translation

from designer import rows
from designer.audit import acts, marks
from designer.prepared import Prepared

log = structlog.get_logger(__name__)

INSTALLATION = "installation"
_LONGEST = 200


class OutsideTransaction(RuntimeError):
    """A record that could be kept without the change it tells of, or the change without it."""


class Chain(models.Model):
    """The number and mark of the newest record: of a team, or of the installation where `team` is null."""

    name = models.CharField(max_length=40, primary_key=True)
    team = models.OneToOneField("teams.Team", models.PROTECT, null=True, related_name="chain")
    number = models.PositiveBigIntegerField(default=0)
    mark = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def locked(cls, team: models.Model | None) -> Chain:
        """Ours alone until the transaction ends, so that numbers have no gaps."""
        known = _end_of(team.pk) if team else ()
        if known:
            return cls.from_db(DEFAULT_DB_ALIAS, _COLUMNS, known[0])
        name = f"team-{team.pk}" if team else INSTALLATION
        found = cls.objects.select_for_update().filter(pk=name).first()
        if found is None:
            cls.objects.get_or_create(pk=name, defaults={"team": team})
            found = cls.objects.select_for_update().get(pk=name)
        return found


_COLUMNS: Final = [field.attname for field in Chain._meta.concrete_fields]


@Prepared
def _end_of(team: int) -> models.QuerySet[Any, Any]:
    return Chain.objects.select_for_update().filter(team=team).values_list(*_COLUMNS)


class RecordQuerySet(models.QuerySet["Record"]):
    def of(self, team: models.Model) -> Self:
        """Newest first."""
        return self.filter(chain__team=team).select_related("person").order_by("-number")


class Record(models.Model):
    """`kind` and `about` name the row that it is about, `label` what that was called then.

    `facts` is JSON. A draft's own values stand in no column, so that taking one out of a draft takes it
    out of everything.
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="records", db_index=False)
    number = models.PositiveBigIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    act = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=40)
    label = models.CharField(max_length=_LONGEST, blank=True)
    facts = models.TextField(default="{}")
    previous = models.CharField(max_length=64, blank=True)
    mark = models.CharField(max_length=64)

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["chain", "person", "-number"], name="record_of_person"),
            models.Index(fields=["chain", "act", "-number"], name="record_of_act"),
            models.Index(fields=["chain", "kind", "about", "-number"], name="record_about"),
            models.Index(fields=["chain", "at"], name="record_at"),
        ]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="record_one_a_number")]

    def __str__(self) -> str:
        return f"{self.chain_id}:{self.number}"

    @classmethod
    def add(
        cls,
        act: str,
        team: models.Model | None,
        by: models.Model | None,
        about: models.Model,
        facts: dict[str, Any],
    ) -> Record:
        acts.refuse_unknown(act)
        if not _in_a_transaction():
            raise OutsideTransaction(act)
        end = Chain.locked(team)
        made = cls(
            chain=end,
            number=end.number + 1,
            person_id=by.pk if by else None,
            act=act,
            kind=about._meta.label_lower,
            about=str(about.pk),
            label=_called(about)[:_LONGEST],
            facts=marks.canonical(facts),
            previous=end.mark,
        )
        made.mark = marks.mark(made.said, marks.keys()[0])
        rows.insert(made)
        rows.update(Chain, {"number": made.number, "mark": made.mark}, name=end.pk)
        transaction.on_commit(made.tell)
        return made

    @property
    def said(self) -> list[Any]:
        """All that the mark is of."""
        return [
            self.chain_id,
            self.number,
            self.person_id,
            marks.moment(self.at),
            self.act,
            self.kind,
            self.about,
            self.label,
            self.facts,
            self.previous,
        ]

    @property
    def head(self) -> str:
        """What to keep elsewhere, so that cutting off the records after it is found."""
        return f"{self.chain_id}:{self.number}:{self.mark}"

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.facts)
        return found

    def tell(self) -> None:
        """A line of the log, which is kept where the database's owner does not write."""
        log.info("audit", chain=self.chain_id, number=self.number, act=self.act, mark=self.mark)


def _in_a_transaction() -> bool:
    """One of the change's own: that which a test is wrapped in is none."""
    blocks = transaction.get_connection().atomic_blocks
    return any(not block._from_testcase for block in blocks)


def _called(about: models.Model) -> str:
    """In one language, whoever did it: what is gone is called so for every reader."""
    if label := getattr(about, "audit_label", None):
        return str(label)
    with translation.override("en"):
        return str(about)
