"""The demo signs people in without passwords, so it answers its own machine only."""

from collections.abc import Callable
from ipaddress import ip_address

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

Responder = Callable[[HttpRequest], HttpResponse]


def loopback_only(get_response: Responder) -> Responder:
    def answer(request: HttpRequest) -> HttpResponse:
        if not ip_address(request.META["REMOTE_ADDR"]).is_loopback:
            raise PermissionDenied("The demo answers on loopback only.")
        return get_response(request)

    return answer
