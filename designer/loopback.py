"""The demo signs people in without passwords, so it answers its own machine only."""

from collections.abc import Callable
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

Responder = Callable[[HttpRequest], HttpResponse]


def loopback_only(get_response: Responder) -> Responder:
    def answer(request: HttpRequest) -> HttpResponse:
        if not ip_address(request.META["REMOTE_ADDR"] or "::").is_loopback:
            return HttpResponseForbidden("The demo answers on loopback only.", content_type="text/plain")
        return get_response(request)

    return answer
