"""A person: signs in with an e-mail address, has a short name, a language and a theme."""

from contextlib import ExitStack
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.prepared import Prepared
from designer.teams.models.may_not import MayNot
from designer.teams.models.role import Act
from designer.teams.models.team import Membership, Team


class People(BaseUserManager["Person"]):
    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> "Person":
        """A new person. Without a password they cannot sign in until one is set."""
        person = self.model(email=email.lower(), name=name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, name: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, name, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser, PermissionsMixin):
    class Theme(models.TextChoices):
        SYSTEM = "system", _("System")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("A person with this e-mail address exists already.")},
    )
    name = models.CharField(
        _("short name"), max_length=60, help_text=_("How others see you, such as “mina”.")
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("Empty: the browser's."),
    )
    theme = models.CharField(_("theme"), max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                name="person_email_is_lower_case", condition=Q(Exact(models.F("email"), Lower("email")))
            ),
            models.CheckConstraint(
                name="person_theme_is_known", condition=Q(theme__in=["system", "light", "dark"])
            ),
            models.CheckConstraint(name="person_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, by: "Person | None" = None, **kwargs: Any) -> None:
        """`by` is who changed the password, where one was set."""
        is_new, has_new_password = self._state.adding, getattr(self, "_password", None) is not None
        super().save(*args, **kwargs)
        if is_new:
            audit.record("person added", team=None, by=by, about=self, superuser=self.is_superuser)
        elif has_new_password:
            audit.record("password changed", team=None, by=by, about=self)

    def set_unusable_password(self) -> None:
        """None is a new password, too."""
        super().set_unusable_password()
        self._password = ""

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def may(self, act: Act, team: Team | int) -> bool:
        """Whether this person may do that in a team, or in the one with this id."""
        pk = team.pk if isinstance(team, Team) else team
        return self.is_active and bool(_places(act)(self.pk, pk))

    def must(self, act: Act, team: Team | int) -> None:
        """Raises MayNot, with the words for a person, unless they may do that."""
        if not self.may(act, team):
            raise MayNot(act, team if isinstance(team, Team) else Team.objects.get(pk=team))

    def must_somewhere(self, act: Act) -> None:
        """Raises MayNot unless there is a team in which this person may do that."""
        if not (self.is_active and Team.objects.where(self, act).exists()):
            raise MayNot(act)

    def may_disable(self, other: "Person") -> bool:
        """Who manages every team that the other is in; oneself one leaves."""
        theirs = set(other.teams.values_list("pk", flat=True))
        mine = set(Team.objects.where(self, Act.MANAGE).values_list("pk", flat=True))
        return self.is_active and other != self and not other.is_superuser and bool(theirs) and theirs <= mine

    def disable(self, by: "Person") -> None:
        """No longer signs in; whoever is signed in as them is out. Raises LastAdmin."""
        with ExitStack() as stack:
            for team in self.teams.order_by("pk"):
                stack.enter_context(team.keeping_an_admin())
            self.end_sessions()
            if Person.objects.filter(pk=self.pk, is_active=True).update(is_active=False):
                self._record("person disabled", by)
        self.refresh_from_db()

    def end_sessions(self, but: str | None = None) -> None:
        """Sign out every browser but the one with this key."""
        self.sessions.other_than(but).delete()

    @transaction.atomic
    def enable(self, by: "Person") -> None:
        if Person.objects.filter(pk=self.pk, is_active=False).update(is_active=True):
            self._record("person enabled", by)
        self.refresh_from_db()

    def _record(self, act: str, by: "Person") -> None:
        """In each of their teams: an admin of any of them may have to know."""
        for team in self.teams.order_by("pk") or (None,):
            audit.record(act, team=team, by=by, about=self)

    def can_register(self, team: Team) -> bool:
        """Whether this person may send the team's drafts to AWS."""
        return self.may(Act.REGISTER, team)

    def team_names(self) -> str:
        """What the bar shows: the team's name, or all of them."""
        return ", ".join(name for (name,) in _names_of_teams(self.pk))


@cache
def _places(act: Act) -> Prepared:
    """Of a person and a team: the membership by which the person may do that there."""

    def made(person: int, team: int) -> models.QuerySet[Any, Any]:
        return Membership.objects.of(Person(pk=person), act).filter(team=team).values_list("pk")[:1]

    return Prepared(made)


@Prepared
def _names_of_teams(person: int) -> models.QuerySet[Any, Any]:
    return Team.objects.visible_to(Person(pk=person)).values_list("name")
