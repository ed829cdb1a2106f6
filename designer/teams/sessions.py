"""How long a sign-in lasts: twelve hours at most, one hour without a request."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from designer.teams.device import LONGEST
from designer.teams.models import Person
from designer.teams.models.session import NOTED

Responder = Callable[[HttpRequest], HttpResponse]

BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, person: Person) -> None:
    """Signs this person in under a new session id."""
    login(request, person, backend=BACKEND)
    request.session["since"] = request.session["seen"] = int(time.time())
    request.session["device"] = agent_of(request)
    person.sessions.filter(expire_date__lt=timezone.now()).delete()


def limited(get_response: Responder) -> Responder:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            keep_or_end(request)
        return get_response(request)

    return answer


def keep_or_end(request: HttpRequest) -> None:
    """Ends a session past its time; notes at most once a minute that it is in use.

    What a page asks by itself, without anybody at it, is no use.
    """
    session, now = request.session, int(time.time())
    since, seen = session.get("since", now), session.get("seen", 0)
    idle = now - seen if seen else 0
    if now - since > settings.SESSION_COOKIE_AGE or idle > settings.SESSION_IDLE_AGE:
        logout(request)
    elif (not seen or idle > NOTED) and "X-Poll" not in request.headers:
        session.update({"since": since, "seen": now, "device": agent_of(request)})


def agent_of(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "").replace("\0", "")[:LONGEST]
