"""How often one may guess in an hour, without locking out whom a password belongs to.

A browser in which somebody signed in before is known by a cookie and has tries of its own for that account;
what strangers guess meanwhile does not count against it.
"""

from ipaddress import IPv6Address, ip_address
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from designer.teams.models import Person

ACCOUNT: Final = 20
ADDRESS: Final = 100
BROWSER: Final = 20
CODES: Final = 10
YEAR: Final = 365 * 24 * 60 * 60
SALT: Final = "designer.known-browser"


def for_password(request: HttpRequest, email: str) -> dict[str, int]:
    """The keys under which this try counts, and how often each may be tried."""
    email = email.lower()
    known = known_browser(request, email)
    if known:
        return {f"browser {known} {email}": BROWSER}
    return {f"account {email}": ACCOUNT, f"address {address_of(request)}": ADDRESS}


def for_code(person: Person) -> dict[str, int]:
    """Who guesses a code knows the password already."""
    return {f"code {person.pk}": CODES}


def known_browser(request: HttpRequest, email: str) -> str:
    """The name of this browser, if this account was signed in to from it before."""
    try:
        browser, account = signing.loads(request.COOKIES.get(settings.KNOWN_COOKIE_NAME, ""), salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return browser if account == email else ""


def remember_browser(request: HttpRequest, response: HttpResponse, person: Person) -> None:
    browser = known_browser(request, person.email) or get_random_string(22)
    response.set_cookie(
        settings.KNOWN_COOKIE_NAME,
        signing.dumps([browser, person.email], salt=SALT),
        max_age=YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; of IPv6 the network, as one person has all of it.

    Behind a proxy it is what that proxy saw: the last address in X-Forwarded-For.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXY:
        seen = request.headers.get("X-Forwarded-For", seen).rpartition(",")[2].strip()
    try:
        address = ip_address(seen)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or f"{int(address) >> 64:x}")
    return str(address)
