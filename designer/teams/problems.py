"""What is shown instead of a page that may not be shown."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from designer.teams.models import MayNot
from designer.teams.parts import wants_part


def note(request: HttpRequest, template: str, status: int = 403, **context: str) -> HttpResponse:
    """A refusal beside the page that asked by htmx: nothing on that page is replaced."""
    response = render(request, template, context, status=status)
    response["HX-Retarget"] = "#notice"
    response["HX-Reswap"] = "innerHTML"
    return response


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    refusal = exception.says if isinstance(exception, MayNot) else ""
    if wants_part(request):
        return note(request, "_forbidden.html", refusal=refusal)
    return render(request, "403.html", {"refusal": refusal}, status=403)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that is not as a browser sends it, or more than 1 MiB."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "400.html", status=400)
    if wants_part(request):
        return note(request, "_too_large.html", status=413)
    return render(request, "413.html", status=413)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is of another session, most often because somebody signed in since."""
    if wants_part(request):
        return note(request, "teams/_session_changed.html")
    return render(request, "403_csrf.html", status=403)


def buttons_explained(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """A button's address that is opened as a page says so, where Django answers with an empty one."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return answer
