"""What a person was told of in the application, and whether they have read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from designer.notices import words
from designer.notices.event import Event
from designer.notices.models.delivery import Delivery
from designer.notices.models.preferences import Preferences
from designer.notices.models.watch import Watch
from designer.notices.models.webhook import Webhook
from designer.notices.outgoing import Told, call, mail
from designer.teams.models import Person, Team

LONGEST_FACT: Final = 300


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Person) -> Self:
        """One's own, of the teams one is still a member of."""
        return self.filter(person=person, team__in=Team.objects.visible_to(person))

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def mark_read(self) -> int:
        return self.unread().update(read_at=timezone.now())

    def tell(
        self,
        event: Event,
        draft: Any,
        *,
        by: Person,
        to: Iterable[Person],
        url: str,
        facts: Mapping[str, Any],
    ) -> None:
        """See `designer.notices.tell`. One notice a person, whatever reasons there are."""
        path = own(url or reverse("drafts:step", args=[draft.pk, "review"]))
        told = Told(event, draft, by, path, plain(facts), timezone.now())
        people = heard(told, list(to))
        chosen = Preferences.objects.of_all(people)
        self.bulk_create([Notice.of(told, person) for person in people if chosen[person.pk].shows(event)])
        mails = [mail(told, one) for one in people if settings.MAIL_IS_SENT and chosen[one.pk].mails(event)]
        calls = [call(told, hook) for hook in Webhook.objects.wanting(event, draft.team_id)]
        Delivery.objects.bulk_create([*mails, *calls])


class Notice(models.Model):
    """`url` is a path of this server. `facts` hold no value of a document."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    team = models.ForeignKey("teams.Team", models.CASCADE, related_name="+")
    draft = models.ForeignKey("drafts.Draft", models.CASCADE, null=True, related_name="notices")
    event = models.CharField(max_length=40, choices=Event)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    url = models.CharField(max_length=300)
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notice_by_person"),
            models.Index(fields=["person", "team"], condition=Q(read_at=None), name="notice_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notice_url_is_an_own_path",
                condition=Q(url__startswith="/") & ~Q(url__startswith="//"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.person_id}"

    @classmethod
    def of(cls, told: Told, person: Person) -> Notice:
        return cls(
            person=person,
            team_id=told.draft.team_id,
            draft_id=told.draft.pk,
            event=told.event,
            by=told.by,
            url=told.url,
            facts=told.facts,
            at=told.at,
        )

    @property
    def says(self) -> str:
        return words.sentence(Event(self.event), self.by.name, str(self.draft or self.team))

    @property
    def details(self) -> list[str]:
        return words.details(self.facts)

    def read(self) -> None:
        Notice.objects.filter(pk=self.pk).mark_read()


def heard(told: Told, asked: list[Person]) -> list[Person]:
    """Whom it is told to. Who is asked for something watches the draft from now on."""
    members = Person.objects.filter(memberships__team=told.draft.team_id, is_active=True)
    if told.event.makes_watch:
        Watch.objects.follow(told.draft, members.filter(pk__in=[one.pk for one in asked]))
    named = Watch.objects.watchers(told.draft) | {person.pk for person in asked}
    if not told.event.is_alarm:
        members = members.exclude(pk=told.by.pk)
    return list(members.filter(pk__in=named).order_by("pk"))


def own(url: str) -> str:
    """A path of this server, or ValueError."""
    if not url.startswith("/") or url.startswith(("//", "/\\")):
        raise ValueError(f"{url!r} is no path of this server.")
    return url


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers, names and lists of them; a long name is cut. Raises TypeError for what could be a document."""
    return {name: _plain(name, value) for name, value in facts.items()}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_plain_one(name, one) for one in value]
    return _plain_one(name, value)


def _plain_one(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= LONGEST_FACT else f"{value[: LONGEST_FACT - 1]}…"
    if isinstance(value, int | None):
        return value
    raise TypeError(f"{name} is no fact to tell of.")
