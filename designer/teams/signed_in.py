"""Every page is for people who signed in, unless its view says otherwise."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from designer.teams.models import Person
from designer.teams.parts import wants_part
from designer.teams.problems import note


class SignedInRequest(HttpRequest):
    """A request as views without `login_not_required` get it. For annotations only."""

    user: Person
    htmx: HtmxDetails


class SignedInMiddleware(LoginRequiredMiddleware):
    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        """A part of a page must not turn into a sign-in form: what was typed would be gone."""
        if wants_part(request):
            return note(request, "teams/_session_changed.html")
        if request.method not in {"GET", "HEAD"}:
            return redirect_to_login(page_of_the_button(request))
        return super().handle_no_permission(request, view_func)


def page_of_the_button(request: HttpRequest) -> str:
    """Where a form was posted from, for who signs in anew: nothing can be seen at the form's own address."""
    sender = urlsplit(request.headers.get("Referer", ""))
    if sender.netloc != request.get_host():
        return "/"
    return urlunsplit(("", "", sender.path, sender.query, "")) or "/"
