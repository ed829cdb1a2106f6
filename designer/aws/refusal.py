"""Why a registration is not begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designer.aws.models import Registration


class CannotRegister(Exception):
    """The draft cannot be registered as things stand; the message says why, for the page to show."""


class AlreadyPosted(Exception):
    """The form was sent twice: what it did the first time stands."""

    def __init__(self, registration: Registration) -> None:
        super().__init__(registration)
        self.registration = registration
