"""The templates that a person can start from: those of their teams, then those that come with the app."""

from designer.drafts.models import TeamTemplate
from designer.drafts.starters import all_starters
from designer.drafts.template import Template
from designer.teams.models import Person


def templates_for(person: Person) -> dict[str, Template]:
    """By key, in the order of the page."""
    of_teams = TeamTemplate.objects.visible_to(person).select_related("team")
    return {one.template.key: one.template for one in of_teams} | all_starters()
