"""The templates that a person can start from: those of their teams, then those that come with the app."""

import re

from designer.drafts.models import TeamTemplate
from designer.drafts.starters import all_starters
from designer.drafts.template import Template
from designer.teams.models import Person

_OF_TEAM = re.compile(r"template:([1-9][0-9]{0,8})\Z", re.ASCII)


def templates_for(person: Person, sought: str = "", chosen: str = "") -> dict[str, Template]:
    """By key, in the order of the page: of the teams' those most worth reading, and the one chosen.

    They are read from their documents, so there is an end to their number; the page of templates lists all.
    """
    found = _OF_TEAM.match(chosen)
    theirs = TeamTemplate.objects.visible_to(person).offered(sought, int(found[1]) if found else None)
    of_teams = (one.template for one in theirs.select_related("team"))
    return {one.key: one for one in of_teams} | all_starters()
