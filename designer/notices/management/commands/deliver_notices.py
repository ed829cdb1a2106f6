"""Sends the mails and webhooks that wait: once, or --forever beside the application."""

import signal
import time
from argparse import ArgumentParser
from threading import Event
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from designer.notices.models import Delivery
from designer.notices.sending import send_due

log = structlog.get_logger(__name__)

PAUSE = 2.0
HOUR = 60 * 60


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help="look again every two seconds")

    def handle(self, *, forever: bool, **_: Any) -> None:
        if not forever:
            Delivery.objects.forget_old()
            self.stdout.write(f"{send_due()} tried.")
            return
        end = Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: end.set())
        tidied = float("-inf")
        while not end.is_set():
            close_old_connections()
            try:
                if time.monotonic() - tidied > HOUR:
                    Delivery.objects.forget_old()
                    tidied = time.monotonic()
                send_due()
            except OperationalError as error:  # the database is away for a moment: it comes back
                log.error("no delivery", error=type(error).__name__)
            end.wait(PAUSE)
