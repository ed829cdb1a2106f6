"""What a person chose to be told of, and how; who chose nothing has no row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models

from designer.notices.event import MAILED, Event
from designer.teams.models import Person


def usually_mailed() -> list[str]:
    return [event.value for event in Event if event in MAILED]


class PreferencesQuerySet(models.QuerySet["Preferences"]):
    def of(self, person: Person) -> Preferences:
        """Theirs, or what holds for who chose nothing."""
        return self.of_all([person])[person.pk]

    def of_all(self, people: Iterable[Person]) -> dict[int, Preferences]:
        """By the person's id, in one query."""
        people = list(people)
        chosen = {one.person_id: one for one in self.filter(person__in=people)}
        return {person.pk: chosen.get(person.pk) or Preferences(person=person) for person in people}

    def who_do_not_watch(self) -> Self:
        return self.filter(watches_by_itself=False)


class Preferences(models.Model):
    """`hidden` lists the events not shown in the application, `mailed` those written of.

    An event that is new to the product is therefore shown, and mailed to who chose nothing yet.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="told")
    watches_by_itself = models.BooleanField(default=True)
    hidden: models.JSONField[Any, Any] = models.JSONField(default=list)
    mailed: models.JSONField[Any, Any] = models.JSONField(default=usually_mailed)

    objects = PreferencesQuerySet.as_manager()

    def __str__(self) -> str:
        return f"of {self.person_id}"

    def shows(self, event: Event) -> bool:
        return event.is_for_everybody or event.value not in self.hidden

    def mails(self, event: Event) -> bool:
        return event.value in self.mailed

    def keep(self, *, watches: bool, shown: Iterable[str], mailed: Iterable[str]) -> None:
        """Choose anew: these events are shown and mailed, and no other one that there is."""
        shown, mailed = set(shown), set(mailed)
        Preferences.objects.update_or_create(
            person=self.person,
            defaults={
                "watches_by_itself": watches,
                "hidden": [one.value for one in Event if one not in shown and not one.is_for_everybody],
                "mailed": [one.value for one in Event if one in mailed],
            },
        )
