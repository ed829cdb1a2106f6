"""What is shown instead of a page that may not be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from designer.teams.parts import wants_part


def note(request: HttpRequest, template: str) -> HttpResponse:
    """A refusal beside the page that asked by htmx: nothing on that page is replaced."""
    response = render(request, template, status=403)
    response["HX-Retarget"] = "#notice"
    response["HX-Reswap"] = "innerHTML"
    return response


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if wants_part(request):
        return note(request, "_forbidden.html")
    return render(request, "403.html", status=403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is of another session, most often because somebody signed in since."""
    if wants_part(request):
        return note(request, "teams/_session_changed.html")
    return render(request, "403_csrf.html", status=403)
