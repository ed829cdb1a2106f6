"""A template that a team made of a draft: only its members see it, and any of them may change it."""

from copy import copy
from typing import Any, Final, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit, taskdef
from designer.drafts.models.text import gated
from designer.drafts.team_inputs import team_inputs
from designer.drafts.template import Template
from designer.teams.models import Person, Team

OFFERED: Final = 24
_MOST_WORDS: Final = 8


class NameTaken(Exception):
    """The team has another template of this name."""


class TeamTemplateQuerySet(models.QuerySet["TeamTemplate"]):
    def visible_to(self, person: Person) -> Self:
        """Templates of the teams this person is a member of."""
        return self.filter(team__in=Team.objects.visible_to(person))

    def offered(self, sought: str, chosen: int | None) -> Self:
        """The newest, the newest with a word sought in their name or description, and the one chosen."""
        named = Q()
        for word in sought.split()[:_MOST_WORDS]:
            named |= Q(name__icontains=word) | Q(description__icontains=word)
        newest = self.order_by("-changed_at").values("pk")
        return self.filter(
            Q(pk__in=newest[:OFFERED]) | Q(pk__in=newest.filter(named)[:OFFERED]) | Q(pk=chosen)
        )


class TeamTemplate(models.Model):
    """`text` is the document with ${NAME} for what is asked; `examples` has what stood there by name.

    An example is null where the value was a secret: it is kept nowhere.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="templates")
    name = models.CharField(_("Name"), max_length=120)
    description = models.CharField(_("What it is for"), max_length=400, blank=True)
    text = models.TextField()
    examples = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = TeamTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["team__name", "name"]
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="template_one_per_name")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, team: Team, person: Person, name: str, *, replace: bool, **said: Any) -> "TeamTemplate":
        """A new template of the team, or this in the place of the one that has the name. Raises NameTaken.

        `said` has `description`, `document` and `examples`.
        """
        said["text"] = gated(said.pop("document"))
        changed = {**said, "changed_by": person, "changed_at": timezone.now()}
        try:
            with transaction.atomic():
                mine = cls.objects.filter(team=team, name=name)
                is_replaced = replace and mine.update(**changed)
                if not is_replaced:
                    cls.objects.create(team=team, name=name, created_by=person, **changed)
                kept = mine.get()
                kept._record("template replaced" if is_replaced else "template made", person)
                return kept
        except IntegrityError:
            raise NameTaken from None

    def _record(self, act: str, by: Person) -> None:
        audit.record(act, team=self.team, by=by, about=self, digest=taskdef.digest(self.text))

    def rename(self, person: Person, name: str, description: str) -> None:
        """Raises NameTaken."""
        changed = {"changed_by": person, "changed_at": timezone.now()}
        try:
            with transaction.atomic():
                mine = TeamTemplate.objects.filter(pk=self.pk)
                if mine.update(name=name, description=description, **changed):
                    self._record("template renamed", person)
        except IntegrityError:
            raise NameTaken from None
        self.refresh_from_db()

    @transaction.atomic
    def discard(self, by: Person) -> None:
        """The drafts that were started from it stay."""
        gone = copy(self)
        self.delete()
        gone._record("template deleted", by)

    @property
    def audit_label(self) -> str:
        """Its name is offered from a draft's family."""
        return f"#{self.pk}"

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = taskdef.read(self.text)
        return found

    @property
    def template(self) -> Template:
        """As a draft is started from it."""
        document = self.document
        return Template(
            key=f"template:{self.pk}",
            title=self.name,
            lead=self.description,
            icon="users",
            document=document,
            inputs=team_inputs(document, self.examples),
            team=self.team,
        )
