"""One POST by https to the very address that was found to be public: nothing is looked up twice.

Nothing is followed and nothing of the answer is kept but its status.
"""

import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from threading import Timer
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from designer.notices.models.delivery import Problem
from designer.notices.reachable import is_public

PATIENCE: Final = 5.0
"""Seconds for connecting, and for each thing that is waited for after that."""
ALTOGETHER: Final = 15.0
"""Seconds from the connection to the status, however slowly it drips in."""

Resolve = Callable[..., list[tuple[Any, ...]]]


class NotCalled(Exception):
    """Why there was no answer."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Way:
    """How a host is found and trusted. `also` are addresses to be called though they are not public."""

    resolve: Resolve = socket.getaddrinfo
    also: frozenset[str] = frozenset()
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    altogether: float = ALTOGETHER

    def address(self, host: str, port: int) -> tuple[Any, ...]:
        """(family, address) of a host whose addresses are all public: one that is not makes each doubtful."""
        try:
            found = self.resolve(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NotCalled(Problem.NO_HOST) from error
        if not found or not all(is_public(one[4][0]) or one[4][0] in self.also for one in found):
            raise NotCalled(Problem.PRIVATE)
        return found[0][0], found[0][4]


class Connection(HTTPSConnection):
    """To where the way leads, at once; the host's name is asked for once and checked in its certificate."""

    def __init__(self, host: str, port: int, way: Way) -> None:
        super().__init__(host, port, timeout=PATIENCE, context=way.trust)
        self._way = way
        self._end: Timer | None = None

    def connect(self) -> None:
        family, address = self._way.address(self.host, self.port)
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(PATIENCE)
            plain.connect(address)
            self.sock = self._way.trust.wrap_socket(
                plain, server_hostname=self.host, do_handshake_on_connect=False
            )
        except BaseException:
            plain.close()
            raise
        self._end = Timer(self._way.altogether, self._cut)
        self._end.start()
        self.sock.do_handshake()

    def close(self) -> None:
        if self._end:
            self._end.cancel()
        super().close()

    def _cut(self) -> None:
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


def parts(url: str) -> SplitResult:
    """Of an address to call: https, a host, no name and password, no fragment. Raises ValueError."""
    split = urlsplit(url)
    is_plain = url.isascii() and url.isprintable() and not set(url) & set(" \\")
    port = split.port  # raises ValueError for what is none
    if not is_plain or split.scheme != "https" or not split.hostname or "@" in split.netloc or split.fragment:
        raise ValueError("no https address")
    if port == 0:
        raise ValueError("no port")
    return split


def post(url: str, body: bytes, headers: Mapping[str, str], way: Way | None = None) -> int:
    """The status that was answered. Raises NotCalled."""
    try:
        to = parts(url)
    except ValueError as error:
        raise NotCalled(Problem.NO_HOST) from error
    path = f"{to.path or '/'}{'?' if to.query else ''}{to.query}"
    with closing(Connection(str(to.hostname), to.port or 443, way or Way())) as connection:
        try:
            connection.request("POST", path, body, dict(headers))
            return connection.getresponse().status
        except ssl.SSLError as error:
            raise NotCalled(Problem.TLS) from error
        except (OSError, HTTPException) as error:
            raise NotCalled(Problem.NO_ANSWER) from error
