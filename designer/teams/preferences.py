"""Language and theme: the person's own choice, else the cookie's, else the browser's."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from designer.teams.models import Person

Responder = Callable[[HttpRequest], HttpResponse]

YEAR = 365 * 24 * 60 * 60
_THEMES = tuple(Person.Theme)


def preferred(get_response: Responder) -> Responder:
    """A signed-in person's language wins over what LocaleMiddleware found."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = getattr(request.user, "language", "")
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return get_response(request)

    return answer


def theme_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if isinstance(user, Person):
        return user.theme
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return theme if theme in Person.Theme.values else Person.Theme.SYSTEM


def remember(response: HttpResponse, cookie: str, value: str) -> None:
    """Keeps a choice on this device, also for when nobody is signed in; nothing chosen is forgotten."""
    if not value:
        response.delete_cookie(cookie)
        return
    response.set_cookie(cookie, value, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the frame around every page needs."""
    return {
        "demo": settings.DEMO,
        "theme": theme_of(request),
        "themes": _THEMES,
        "languages": tuple(settings.LANGUAGES),
    }
