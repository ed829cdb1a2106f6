"""The API's own help on a field, for everybody who signed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from designer.drafts.field_help import field_help
from designer.teams.parts import wants_part


@require_safe
def field(request: HttpRequest, name: str) -> HttpResponse:
    try:
        help = field_help(name)
    except KeyError:
        raise Http404 from None
    template = "drafts/fields/_help.html" if wants_part(request) else "drafts/fields/field.html"
    return render(request, template, {"help": help})
