"""Clients for AWS: how long they wait, how often they ask, where, and with whose keys."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import structlog
from django.conf import settings

from designer.aws.outcome import Trouble
from designer.teams.models import Target

if TYPE_CHECKING:
    import boto3

# Below INFO botocore logs bodies and headers: environment values, external IDs, session tokens.
logging.getLogger("botocore").setLevel(logging.INFO)
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Patience:
    """Attempts in all, and seconds for a connection and for an answer."""

    attempts: int
    connect: float
    read: float


SEND = Patience(attempts=1, connect=5, read=60)
READ = Patience(attempts=4, connect=5, read=15)
GLANCE = Patience(attempts=2, connect=3, read=5)
"""For a page somebody waits for, which says as much without AWS as it can."""


HINT = Patience(attempts=1, connect=2, read=2)
"""For what a page is complete enough without."""


@dataclass(frozen=True)
class Keys:
    """Credentials for a quarter of an hour, held in memory only."""

    access_key: str
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)


PLACEHOLDER = Keys("emulated", "emulated")
"""An address that is not AWS's own never sees this server's credentials, nor a signature made with them."""


Service = Literal[
    "ec2",
    "ecr",
    "ecs",
    "efs",
    "elbv2",
    "events",
    "iam",
    "kms",
    "logs",
    "s3",
    "scheduler",
    "secretsmanager",
    "ssm",
    "sts",
]


def client(
    service: Service,
    target: Target,
    keys: Keys | None,
    patience: Patience,
    user_agent: str | None = None,
) -> Any:
    """A boto3 client in the target's Region. Without keys it takes the process's own credentials.

    Raises Trouble when the target names an address and this installation calls AWS only.
    """
    if target.endpoint_url and not settings.AWS_ENDPOINTS_ALLOWED:
        raise Trouble("EndpointNotAllowed", target.endpoint_url)
    keys = keys or (PLACEHOLDER if target.endpoint_url else None)
    from botocore.config import Config  # importing boto3 costs 0.2 s, which most pages need not pay

    config = Config(
        retries={"mode": "standard", "total_max_attempts": patience.attempts},
        connect_timeout=patience.connect,
        read_timeout=patience.read,
        user_agent_extra=user_agent,
        ignore_configured_endpoint_urls=True,  # type: ignore[call-arg]
        proxies={} if target.endpoint_url else None,
    )
    with _one_at_a_time:
        make: Any = _session().client  # typed by service, which is a union here
        return make(
            service,
            region_name=target.region,
            endpoint_url=target.endpoint_url or None,
            config=config,
            aws_access_key_id=keys.access_key if keys else None,
            aws_secret_access_key=keys.secret if keys else None,
            aws_session_token=keys.token if keys else None,
        )


_one_at_a_time = threading.Lock()  # clients may be shared by threads, a session that makes them may not


@cache
def _session() -> boto3.Session:
    import boto3

    return boto3.Session()


@contextmanager
def asking() -> Iterator[None]:
    """Whatever goes wrong while AWS is asked comes out as Trouble, with AWS's own words where it has any."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except Trouble:
        raise
    except ClientError as error:
        raise trouble_of(error) from error
    except BotoCoreError as error:
        raise Trouble(type(error).__name__, str(error)) from error
    except Exception as error:
        # An answer can be anything: a proxy's HTML, half a document, a list where a map was promised.
        # What it says goes nowhere: it may hold the session's keys.
        log.warning("an answer of AWS cannot be read", error=type(error).__name__)
        raise Trouble("UnreadableAnswer", type(error).__name__) from None


class Verbatim:
    """Keeps the text of an operation's next answer as it came, before anybody parses it."""

    LONGEST = 400_000  # six times the largest task definition

    def __init__(self, client: Any, operation: str) -> None:
        self.text = ""
        client.meta.events.register(f"before-parse.ecs.{operation}", self._keep)

    def _keep(self, response_dict: dict[str, Any], **_: Any) -> None:
        text = response_dict["body"].decode(errors="replace")
        self.text = text.replace("\0", "\ufffd")[: self.LONGEST]


def trouble_of(error: Any) -> Trouble:
    """The code and the words of an error answer."""
    said = error.response.get("Error") or {}
    return Trouble(str(said.get("Code") or "Unknown"), str(said.get("Message") or error))
