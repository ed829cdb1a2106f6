"""The containers step, against a page that only greets the person who is signed in."""

import re
from collections.abc import Callable
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from designer import urls
from designer.demo.story import works
from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Team
from tests.bench.report import Result
from tests.bench.rounds import medians

GOAL = 6.0
URLENCODED = "application/x-www-form-urlencoded"
CONTROL = re.compile(rb"<(?:input(?! type=.hidden)|select|textarea)\b")


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"hello {request.user}")


urlpatterns = [*urls.urlpatterns, path("hello/", hello)]


def visits(person: Person) -> Callable[..., bytes]:
    """What a signed-in browser's request costs a worker: the whole WSGI application, nothing around it.

    With texts to post it is what a page's script sends. As in a browser, a page was seen before.
    """
    application, requests = get_wsgi_application(), RequestFactory()
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    assert client.get("/account/").status_code == 200
    cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    header = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())

    token = cookies[settings.CSRF_COOKIE_NAME].value
    posting = {"Cookie": header, "HX-Request": "true", "X-CSRFToken": token}

    def visit(address: str, texts: dict[str, str] | None = None) -> bytes:
        statuses: list[str] = []
        if texts is None:
            environ = requests.get(address, headers={"Cookie": header}, SERVER_NAME="localhost").environ
        else:
            environ = requests.post(
                address, urlencode(texts), URLENCODED, headers=posting, SERVER_NAME="localhost"
            ).environ
        answer = application(environ, lambda status, _headers, _=None: statuses.append(status))
        body = b"".join(answer)
        answer.close()
        assert statuses == ["200 OK"], f"{address}: {statuses}"
        return body

    return visit


def a_step() -> tuple[Person, str]:
    """The step of the demo's richest container, and who works on it."""
    document = next(work.document for work in works() if work.family == "checkout-api")
    team = Team.objects.create(name="Pages", slug="pages")
    person = team.add(Person.objects.create_user("pages@example.com", "pages"), Role.AUTHOR).person
    draft = Draft.start(team, person, document)
    return person, f"/drafts/{draft.pk}/containers/"


def measure() -> list[Result]:
    person, step = a_step()
    with override_settings(ROOT_URLCONF=__name__):
        get = visits(person)
        page = get(step)
        taken = medians({"step": lambda: get(step), "hello": lambda: get("/hello/")})
    controls, size = len(CONTROL.findall(page)), len(page) / 1000
    return [
        Result(
            f"the containers step: {controls} controls, {size:.0f} KB of HTML",
            taken["step"],
            "“hello” to the same person",
            taken["hello"],
            goal=GOAL,
        )
    ]
