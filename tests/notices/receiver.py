"""An https server on loopback with a certificate of its own making, and who trusts it."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from designer.notices.calling import Way

HOST = "hooks.example.com"
LOOPBACK = "127.0.0.1"


@dataclass
class Receiver:
    """What it got, and what it answers next: a status, a header to send along, seconds to wait."""

    port: int
    trust: ssl.SSLContext
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    connections: int = 0
    status: int = 200
    location: str = ""

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/in"

    def way(self, **more: Any) -> Way:
        """Leads here, though it is no public address."""
        told: dict[str, Any] = {"resolve": found_at(LOOPBACK), "also": frozenset({LOOPBACK})}
        return Way(**{**told, "trust": self.trust, **more})


def found_at(*addresses: str) -> Any:
    """A resolver by which every host has these addresses."""

    def resolve(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        families = [10 if ":" in address else 2 for address in addresses]
        return [
            (family, 1, 6, "", (address, port)) for family, address in zip(families, addresses, strict=True)
        ]

    return resolve


@contextmanager
def receiver(folder: Path) -> Iterator[Receiver]:
    certificate = made(folder)
    trust = ssl.create_default_context(cafile=str(certificate))
    server = ThreadingHTTPServer((LOOPBACK, 0), Answering)
    ours = server.RequestHandlerClass.receiver = Receiver(server.server_address[1], trust)  # type: ignore[attr-defined]
    counted(server, ours)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    try:
        yield ours
    finally:
        server.shutdown()
        server.server_close()


def counted(server: ThreadingHTTPServer, ours: Receiver) -> None:
    accept = server.get_request

    def get_request() -> Any:
        ours.connections += 1
        return accept()

    server.get_request = get_request  # type: ignore[method-assign]


class Answering(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.receiver.got.append((dict(self.headers), body))
        self.send_response(self.receiver.status)
        if self.receiver.location:
            self.send_header("Location", self.receiver.location)
        self.end_headers()
        self.wfile.write(b"an answer that nobody reads")

    def log_message(self, *_: Any) -> None:
        pass


def made(folder: Path) -> Path:
    """A key and a certificate for the host, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
