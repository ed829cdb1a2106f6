"""A proxy in front of moto: it counts and keeps requests, fails on demand, and adds what moto leaves out.

What it adds is as the service has it: `registeredBy` and `registeredAt` on revisions, and lists that
come in pages and in no order.
"""

import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.emulator.faults import FAULTS, JSON, Answer, Exchange, Fault

PAGE = 2


@dataclass(frozen=True)
class Seen:
    """One request as it arrived. Services without actions are told by method and path."""

    action: str
    body: bytes
    headers: dict[str, str]
    method: str = "POST"
    path: str = "/"


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is what these tests are about."""


class Proxy:
    """`fail("RegisterTaskDefinition", "drop after")` makes the next such request fail that way.

    `weather` draws a fault for those of which nothing was said; `registered` is what the service holds: by
    ARN, who registered it and when. `signature_lasts`: seconds for which a signature is taken.
    """

    def __init__(self, moto: str) -> None:
        self._moto = urlsplit(moto).netloc
        self._server = Server(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self.reset()
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def reset(self) -> None:
        self.seen: list[Seen] = []
        self.released = threading.Event()
        self._plans: dict[str, deque[Fault]] = defaultdict(deque)
        self._principals: dict[str, str] = {}
        self.registered: dict[str, tuple[str, float]] = {}
        self.weather: Callable[[Seen], Fault] | None = None
        self.signature_lasts: float | None = None
        self.tells_who = True
        self._forwarded: list[str] = []
        self._arrived = threading.Condition()

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def fail(self, action: str, fault: str | Answer, times: int = 1) -> None:
        self._plans[action] += [fault if isinstance(fault, Answer) else FAULTS[fault]] * times

    def count(self, action: str) -> int:
        return sum(request.action == action for request in self.seen)

    def bodies(self, action: str) -> list[bytes]:
        return [request.body for request in self.seen if request.action == action]

    def wait_for(self, action: str) -> None:
        """Until such a request has arrived."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: self.count(action), timeout=30), f"no {action} arrived"

    def release(self, action: str) -> None:
        """Let go of what is held, and wait until the service has answered such a request."""
        self.released.set()
        with self._arrived:
            assert self._arrived.wait_for(lambda: action in self._forwarded, timeout=30), f"no {action}"

    def fault_for(self, request: Seen) -> Fault:
        with self._arrived:
            self.seen.append(request)
            self._arrived.notify_all()
        plan = self._plans[request.action]
        if plan:
            return plan.popleft()
        return self.weather(request) if self.weather else FAULTS["none"]

    def forward(self, request: Seen) -> tuple[int, bytes, str]:
        """moto's answer to it, completed; like AWS it takes no request that was signed long ago."""
        if self.signature_lasts is not None and _age(request) > self.signature_lasts:
            said = {"__type": "InvalidSignatureException", "message": "Signature expired."}
            return 400, json.dumps(said).encode(), JSON
        connection = HTTPConnection(self._moto, timeout=30)
        try:
            connection.request(request.method, request.path, request.body, request.headers)
            answer = connection.getresponse()
            body, kind = answer.read(), answer.headers.get("Content-Type", "")
        finally:
            connection.close()
        complete = getattr(self, f"_{request.action}", None)
        if complete and answer.status == 200:
            body = complete(request, body)
        with self._arrived:
            self._forwarded.append(request.action)
            self._arrived.notify_all()
        return answer.status, body, kind

    def _AssumeRole(self, request: Seen, body: bytes) -> bytes:  # noqa: N802 - the API's names
        self._principals[_tag("AccessKeyId", body)] = _tag("Arn", body)
        return body

    def _GetCallerIdentity(self, request: Seen, body: bytes) -> bytes:  # noqa: N802
        self._principals[_key(request)] = _tag("Arn", body)
        return body

    def _RegisterTaskDefinition(self, request: Seen, body: bytes) -> bytes:  # noqa: N802
        arn = json.loads(body)["taskDefinition"]["taskDefinitionArn"]
        self.registered[arn] = (self._principals.get(_key(request), ""), time.time())
        return self._DescribeTaskDefinition(request, body)

    def _DescribeTaskDefinition(self, request: Seen, body: bytes) -> bytes:  # noqa: N802
        answer = json.loads(body)
        definition = answer["taskDefinition"]
        by, at = self.registered.get(definition["taskDefinitionArn"], (None, None))
        if by and self.tells_who:
            definition |= {"registeredBy": by, "registeredAt": at}
        return json.dumps(answer).encode()

    def _ListTaskDefinitions(self, request: Seen, body: bytes) -> bytes:  # noqa: N802
        arns = sorted(json.loads(body)["taskDefinitionArns"], key=lambda arn: arn[::-1])
        start = int(json.loads(request.body).get("nextToken", 0))
        answer: dict[str, Any] = {"taskDefinitionArns": arns[start : start + PAGE]}
        if start + PAGE < len(arns):
            answer["nextToken"] = str(start + PAGE)
        return json.dumps(answer).encode()


def _tag(name: str, xml: bytes) -> str:
    return xml.decode().partition(f"<{name}>")[2].partition("<")[0]


def _key(request: Seen) -> str:
    """The access key a request was signed with."""
    return request.headers["Authorization"].partition("Credential=")[2].partition("/")[0]


def _age(request: Seen) -> float:
    """Seconds since it was signed, to the second as AWS has it."""
    signed = datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return time.time() - signed.timestamp()


def _handler(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits for an acknowledgement of its headers

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Seen(self._action(body), body, dict(self.headers), self.command, self.path)
            fault = proxy.fault_for(request)
            fault(Exchange(request.action, self, lambda: proxy.forward(request), proxy.released))

        do_GET = do_HEAD = do_POST  # noqa: N815 - the base class's names

        def _action(self, body: bytes) -> str:
            if self.path != "/":
                return f"{self.command} {self.path.partition('?')[0]}"
            return _action(self.headers.get("X-Amz-Target"), body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _action(target: str | None, body: bytes) -> str:
    return target.rpartition(".")[2] if target else parse_qs(body.decode()).get("Action", [""])[0]
