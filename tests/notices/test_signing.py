"""The lines that the documents give a receiver tell our calls from others'."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from designer.notices import Event, tell
from designer.notices.models import Webhook
from designer.notices.sending import send_due
from designer.notices.signing import signature
from tests.documented import HERE
from tests.notices.receiver import receiver

SECRET, BODY = "whsec_one", b'{"text": "mina approved orders."}'


def block(language: str) -> str:
    text = (HERE / "docs" / "notices.md").read_text()
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[0]


@pytest.fixture
def is_ours() -> Callable[[str, str, bytes], bool]:
    names: dict[str, Any] = {}
    exec(block("python"), names)  # noqa: S102
    return names["is_ours"]


def test_a_call_of_ours_is_known(is_ours) -> None:
    assert is_ours(SECRET, signature(SECRET, BODY, int(time.time())), BODY)


@pytest.mark.parametrize(("secret", "body", "age"), [
    ("whsec_other", BODY, 0),
    (SECRET, BODY + b" ", 0),
    (SECRET, BODY, 301),
    (SECRET, BODY, -302),
])  # fmt: skip
def test_another_secret_body_or_time_is_not(secret, body, age, is_ours) -> None:
    assert not is_ours(SECRET, signature(secret, BODY, int(time.time()) - age), body)


def test_a_moment_that_was_written_over_is_not(is_ours) -> None:
    header = signature(SECRET, BODY, int(time.time()) - 3600)
    assert not is_ours(SECRET, re.sub(r"t=\d+", f"t={int(time.time())}", header), BODY)


def test_a_call_has_the_members_that_the_document_shows(draft, team, author, admin, tmp_path) -> None:
    with receiver(tmp_path) as ours:
        Webhook.objects.create(team=team, url=ours.url, created_by=admin)
        tell(Event.REVIEW_ASKED, draft, by=author, version=14, targets=["payments-prod"])
        send_due(ours.way())
    assert json.loads(ours.got[0][1]).keys() == json.loads(block("json")).keys()
