"""Keeps sessions in our own table, where those of one person can be found and ended."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from designer.teams.models import Session


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        made: Session = super().create_model_instance(data)  # type: ignore[assignment]
        made.take(data)
        return made
