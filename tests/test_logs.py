"""What a log line looks like, and what is never in one."""

import json
import logging
from typing import Any

import pytest
import structlog

from designer import logs


def line(event: dict[str, Any], *, readable: bool) -> str:
    settings = logs.configuration("INFO", readable=readable)["formatters"]["line"]
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=settings["processors"], foreign_pre_chain=settings["foreign_pre_chain"]
    )
    extra = dict(event)
    record = logging.LogRecord("designer.test", logging.INFO, "", 0, extra.pop("event"), (), None)
    record.__dict__.update(extra)
    return formatter.format(record)


def test_production_logs_json() -> None:
    logged = json.loads(line({"event": "signed in"}, readable=False))
    assert (logged["event"], logged["level"], logged["logger"]) == ("signed in", "info", "designer.test")


@pytest.mark.parametrize("readable", [True, False])
def test_text_from_outside_cannot_start_a_line_of_its_own(readable: bool) -> None:
    assert "\n" not in line({"event": "Not Found: /x\nlevel=info event=signed in"}, readable=readable)


@pytest.mark.parametrize(
    "name", ["password", "new_password1", "token", "session_key", "external_id", "Cookie"]
)
def test_values_of_secrets_are_hidden(name: str) -> None:
    event = logs.without_secrets(None, "info", {"event": "x", name: "canary", "person": 7})
    assert event == {"event": "x", name: "(hidden)", "person": 7}
