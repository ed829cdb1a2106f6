"""The card of the page of a new draft from which a revision of an account is opened."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from designer.aws.regions import region
from designer.teams.models import Act, Target, Team

register = template.Library()


@register.inclusion_tag("aws/families/_card.html", takes_context=True)
def from_account(context: Context) -> dict[str, Any]:
    """`{% from_account %}`: the accounts of the teams for which this person starts drafts."""
    teams = Team.objects.where(context["user"], Act.EDIT)
    targets = Target.objects.filter(team__in=teams).order_by("name")
    return {"targets": [(target, region(target.region)) for target in targets]}
