"""Language and theme, chosen with one press on any page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from designer.teams.forms import PreferencesForm
from designer.teams.models import Person
from designer.teams.own_address import own_address
from designer.teams.preferences import remember

COOKIES = {"language": settings.LANGUAGE_COOKIE_NAME, "theme": settings.THEME_COOKIE_NAME}


@login_not_required
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keeps what was posted and is known; a choice that was not posted stays as it is."""
    response = redirect(own_address(request, request.POST.get("next", "")))
    form = PreferencesForm(request.POST)
    form.is_valid()
    chosen = {name: value for name, value in form.cleaned_data.items() if name in request.POST}
    for name, value in chosen.items():
        remember(response, COOKIES[name], value)
    if chosen and request.user.is_authenticated:
        Person.objects.filter(pk=request.user.pk).update(**chosen)
    return response
