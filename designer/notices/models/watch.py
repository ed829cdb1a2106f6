"""Who wants to hear of a draft, or of all drafts of a family, and who of one draft does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from designer.notices.models.preferences import Preferences
from designer.teams.models import Person, Team


class WatchQuerySet(models.QuerySet["Watch"]):
    def visible_to(self, person: Person) -> Self:
        """One's own, in the teams one is a member of."""
        return self.filter(person=person, team__in=Team.objects.visible_to(person))

    def about(self, draft: Any) -> Self:
        """What people chose for this draft, and before that for its family."""
        family = Q(draft=None, team=draft.team_id, family=draft.family) & ~Q(family="")
        return self.filter(family | Q(draft=draft.pk)).order_by(models.F("draft").asc(nulls_first=True))

    def of_family_of(self, draft: int) -> Self:
        """Those of the family that the draft with this id has."""
        return self.filter(draft=None, team__drafts=draft, family=models.F("team__drafts__family"))

    def watchers(self, draft: Any) -> set[int]:
        """The ids of the people: what is said of the draft itself counts more than its family."""
        chosen = dict(self.about(draft).values_list("person", "is_on"))
        return {person for person, is_on in chosen.items() if is_on}

    def set(self, person: Person, draft: Any, *, is_on: bool) -> None:
        self.update_or_create(
            person=person, draft_id=draft.pk, defaults={"is_on": is_on, "team_id": draft.team_id}
        )

    def set_family(self, person: Person, team: Team, family: str) -> None:
        self.get_or_create(person=person, draft=None, team=team, family=family)

    def follow(self, draft: Any, people: Iterable[Person]) -> None:
        """They started it, changed it or are asked about it: they watch, unless they chose otherwise."""
        no = set(
            Preferences.objects.who_do_not_watch().filter(person__in=people).values_list("person", flat=True)
        )
        new = [Watch(person=one, team_id=draft.team_id, draft_id=draft.pk) for one in people]
        self.bulk_create([one for one in new if one.person_id not in no], ignore_conflicts=True)


class Watch(models.Model):
    """Of a draft, or of a family in a team. `is_on` is false where somebody wants no more of a draft."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    team = models.ForeignKey("teams.Team", models.CASCADE, related_name="+")
    draft = models.ForeignKey("drafts.Draft", models.CASCADE, null=True, related_name="watches")
    family = models.CharField(max_length=255, blank=True)
    is_on = models.BooleanField(default=True)
    since = models.DateTimeField(auto_now_add=True)

    objects = WatchQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "family"], condition=Q(draft=None), name="watch_by_family")]
        constraints = [
            models.UniqueConstraint(fields=["person", "draft"], name="watch_one_a_draft"),
            models.UniqueConstraint(
                fields=["person", "team", "family"], condition=Q(draft=None), name="watch_one_a_family"
            ),
            models.CheckConstraint(
                name="watch_of_a_draft_or_a_family",
                condition=Q(draft__isnull=False, family="") | (Q(draft=None, is_on=True) & ~Q(family="")),
            ),
        ]

    def __str__(self) -> str:
        return self.family or str(self.draft)

    def end(self) -> None:
        if self.draft_id is None:
            self.delete()
        else:
            Watch.objects.filter(pk=self.pk).update(is_on=False)
