"""Who may see what they were told, and who may have a team's drafts told elsewhere."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from designer.drafts.models import Draft
from designer.notices import Event, tell
from designer.notices.models import Notice, Watch, Webhook
from designer.teams.models import Person, Team
from tests.access import Row

URL = "https://hooks.example.com/in"
DOCUMENT: dict[str, Any] = {"family": "orders", "containerDefinitions": [{"name": "app", "image": "nginx"}]}


def the_authors_notice(team: Team, author: Person) -> Mapping[str, int]:
    somebody = team.add(Person.objects.create_user(f"{token_hex(4)}@example.com", "eve")).person
    tell(Event.COMMENTED, Draft.start(team, author, DOCUMENT), by=somebody)
    return {"notice_id": Notice.objects.filter(person=author).latest("pk").pk}


def what_the_author_watches(team: Team, author: Person) -> Mapping[str, int]:
    Watch.objects.set_family(author, team, "orders")
    return {"watch_id": Watch.objects.get(person=author, draft=None).pk}


def the_team(team: Team, author: Person) -> Mapping[str, str]:
    return {"slug": team.slug}


def a_webhook(team: Team, author: Person) -> Mapping[str, str | int]:
    return {"slug": team.slug, "webhook_id": Webhook.objects.create(team=team, url=URL, created_by=author).pk}


NEW = {"url": URL, "language": "en"}
CHANGED = {"events": "registered", "language": "ko", "is_on": "on"}
FAMILY = {"family": "orders"}
ADMINS = "sign-in 404 403 403 403 403"

ALL: frozenset[str] = frozenset()
UNRECORDED = {
    "notices.Notice": (ALL, "tells a person of what is recorded already, and whether they have read it"),
    "notices.Delivery": (ALL, "the same on its way out of the server"),
    "notices.Watch": (ALL, "what a person wants to hear of, which changes nobody else's work"),
    "notices.Preferences": (ALL, "how a person wants to hear of it"),
}

ROWS = [
    Row("notices:inbox", "GET", "sign-in 200 200 200 200 200 200"),
    Row("notices:read", "POST", "sign-in 404 404 302 404 404 404", at=the_authors_notice),
    Row("notices:read_all", "POST", "sign-in 302 302 302 302 302 302", send={"newest": "9"}),
    Row("notices:preferences", "GET", "sign-in 200 200 200 200 200 200"),
    Row("notices:preferences", "POST", "sign-in 302 302 302 302 302 302"),
    Row("notices:unwatch", "POST", "sign-in 404 404 302 404 404 404", at=what_the_author_watches),
    Row("notices:watch_family", "POST", "sign-in 404 302 302 302 302 302", at=the_team, send=FAMILY),
    Row("notices:webhooks", "GET", f"{ADMINS} 200", at=the_team),
    Row("notices:new_webhook", "POST", f"{ADMINS} 200", at=the_team, send=NEW),
    Row("notices:change_webhook", "POST", f"{ADMINS} 302", at=a_webhook, send=CHANGED),
    Row("notices:change_secret", "POST", f"{ADMINS} 200", at=a_webhook),
    Row("notices:try_webhook", "POST", f"{ADMINS} 302", at=a_webhook),
    Row("notices:send_again", "POST", f"{ADMINS} 302", at=a_webhook),
    Row("notices:delete_webhook", "POST", f"{ADMINS} 302", at=a_webhook),
]
