"""The ways in which a call can go wrong between a client and a service."""

import json
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

JSON = "application/x-amz-json-1.1"


@dataclass(frozen=True)
class Exchange:
    """One request on its way: `forward` hands it to the service and gives status, body and type back."""

    action: str
    handler: BaseHTTPRequestHandler
    forward: Callable[[], tuple[int, bytes, str]]
    released: threading.Event

    def answer(self, status: int, body: bytes, kind: str = JSON, sent: int | None = None) -> None:
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", kind)
        self.handler.send_header("Content-Length", str(len(body)))
        self.handler.end_headers()
        self.handler.wfile.write(body[:sent])
        if sent is not None:
            self.drop()

    def error(self, status: int, code: str, message: str) -> None:
        """In the service's own manner: ECS speaks JSON, STS speaks XML."""
        if "X-Amz-Target" in self.handler.headers:
            self.answer(status, json.dumps({"__type": code, "message": message}).encode())
        else:
            error = f"<Code>{code.removesuffix('Exception')}</Code><Message>{message}</Message>"
            self.answer(status, f"<ErrorResponse><Error>{error}</Error></ErrorResponse>".encode(), "text/xml")

    def drop(self) -> None:
        self.handler.close_connection = True
        self.handler.connection.shutdown(socket.SHUT_RDWR)

    def held(self) -> None:
        self.released.wait(60)


Fault = Callable[[Exchange], None]


@dataclass(frozen=True)
class Answer:
    """A fault that answers just this, without asking the service."""

    body: bytes
    status: int = 200
    kind: str = JSON

    def __call__(self, exchange: Exchange) -> None:
        exchange.answer(self.status, self.body, self.kind)


def none(exchange: Exchange) -> None:
    exchange.answer(*exchange.forward())


def throttle(exchange: Exchange) -> None:
    exchange.error(400, "ThrottlingException", "Rate exceeded")


def denied(exchange: Exchange) -> None:
    service = "ecs" if "X-Amz-Target" in exchange.handler.headers else "sts"
    exchange.error(
        400,
        "AccessDeniedException",
        "User: arn:aws:sts::111122223333:assumed-role/designer/x is not authorized to perform: "
        f"{service}:{exchange.action} on resource: *",
    )


def error_before(exchange: Exchange) -> None:
    exchange.error(500, "ServerException", "Service Unavailable. Please try again later.")


def error_after(exchange: Exchange) -> None:
    exchange.forward()
    error_before(exchange)


def drop_before(exchange: Exchange) -> None:
    exchange.drop()


def drop_after(exchange: Exchange) -> None:
    exchange.forward()
    exchange.drop()


def half(exchange: Exchange) -> None:
    status, body, kind = exchange.forward()
    exchange.answer(status, body, kind, sent=len(body) // 2)


def hang(exchange: Exchange) -> None:
    """Taken, and never answered."""
    exchange.forward()
    exchange.held()
    exchange.drop()


def late(exchange: Exchange) -> None:
    """The line drops at once; the service takes the request only when released."""
    exchange.drop()
    exchange.held()
    exchange.forward()


def slow(exchange: Exchange) -> None:
    """Answered when released."""
    exchange.held()
    none(exchange)


FAULTS: dict[str, Fault] = {
    fault.__name__.replace("_", " "): fault
    for fault in (
        none, throttle, denied, error_before, error_after, drop_before, drop_after, half, hang, late, slow,
    )
}  # fmt: skip
