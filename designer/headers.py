"""What every page tells the browser besides Django's own headers: keep no copy, use no device."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Responder = Callable[[HttpRequest], HttpResponse]

UNUSED = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


def private_pages(get_response: Responder) -> Responder:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        response.setdefault("Permissions-Policy", PERMISSIONS)
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return answer
