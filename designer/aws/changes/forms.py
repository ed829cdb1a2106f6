"""What people post about changes of an account."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.aws.families.running import Service

KEY: Final = r"\A[A-Za-z0-9_-]{20,64}\Z"
TYPED: Final = "typed"
NAME: Final = 300

LAUNCH_TYPES: Final = (
    ("", gettext_lazy("as the cluster does by default")),
    ("FARGATE", "Fargate"),
    ("EC2", "Amazon EC2"),
    ("EXTERNAL", gettext_lazy("External")),
)


class UpdateForm(forms.Form):
    """`seen` is the revision that the service ran when the person looked."""

    key = forms.RegexField(KEY)
    revision = forms.IntegerField(min_value=1, max_value=10**9)
    seen = forms.IntegerField(min_value=0, max_value=10**9)


class DeregisterForm(forms.Form):
    """The revision has to be typed whole."""

    key = forms.RegexField(KEY)
    typed = forms.CharField(required=False, max_length=300)

    def __init__(self, revision: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = revision

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"].strip()
        if typed != self.revision:
            raise ValidationError(_("Type %(revision)s to deregister it.") % {"revision": self.revision})
        return typed


class CleanUpForm(forms.Form):
    """The revisions that the plan showed as going."""

    key = forms.RegexField(KEY)
    keep = forms.IntegerField(min_value=1, max_value=1_000)
    going = forms.RegexField(r"\A[0-9]{1,9}(?:,[0-9]{1,9}){0,99}\Z")

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["going"].split(",")]


class RunForm(forms.Form):
    """As a service runs its tasks, or typed: a cluster, and for awsvpc the subnets."""

    key = forms.RegexField(KEY)
    like = forms.CharField(max_length=2 * NAME)
    cluster = forms.CharField(label=gettext_lazy("cluster"), required=False, max_length=NAME)
    launch_type = forms.ChoiceField(label=gettext_lazy("launch type"), required=False, choices=LAUNCH_TYPES)
    subnets = forms.CharField(label=gettext_lazy("subnets"), required=False, max_length=2_000)
    groups = forms.CharField(label=gettext_lazy("security groups"), required=False, max_length=2_000)
    public = forms.BooleanField(label=gettext_lazy("public IP address"), required=False)

    def __init__(self, services: list[Service], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.services = {one.arn: one for one in services}

    @property
    def chosen(self) -> Service | None:
        return self.services.get(self.cleaned_data.get("like", ""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        like = cleaned.get("like")
        if like and like != TYPED and like not in self.services:
            self.add_error("like", _("There is no such service any more. Choose again."))
        if like == TYPED and not cleaned.get("cluster"):
            self.add_error("cluster", _("Write in which cluster."))
        for name, begins in (("subnets", "subnet-"), ("groups", "sg-")):
            wrong = [one for one in _words(cleaned.get(name)) if not one.startswith(begins)]
            if wrong:
                told = {"begins": begins, "wrong": ", ".join(wrong)}
                self.add_error(name, _("Each begins with %(begins)s: %(wrong)s does not.") % told)
        return cleaned

    @property
    def cluster_chosen(self) -> str:
        return self.chosen.cluster if self.chosen else str(self.cleaned_data["cluster"])

    @property
    def how(self) -> str:
        """What RunTask is told besides, as JSON."""
        return json.dumps(_like(self.chosen) if self.chosen else self._typed(), sort_keys=True)

    def _typed(self) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if self.cleaned_data["launch_type"]:
            told["launchType"] = self.cleaned_data["launch_type"]
        if subnets := _words(self.cleaned_data["subnets"]):
            told["networkConfiguration"] = {
                "awsvpcConfiguration": {
                    "subnets": subnets,
                    "securityGroups": _words(self.cleaned_data["groups"]),
                    "assignPublicIp": "ENABLED" if self.cleaned_data["public"] else "DISABLED",
                }
            }
        return told


def _like(service: Service) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if service.network:
        told["networkConfiguration"] = service.network
    if service.providers:
        told["capacityProviderStrategy"] = list(service.providers)
    elif service.launch_type:
        told["launchType"] = service.launch_type
    return told


def _words(text: Any) -> list[str]:
    return [word for word in re.split(r"[\s,]+", str(text or "")) if word]
