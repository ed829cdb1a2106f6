"""The keys of second steps, sealed anew with today's SECRET_KEY."""

from typing import Final

from django.apps import apps
from django.db import transaction

from designer.teams.sealed import SECOND_STEP, OtherKey, seal_anew

_SEALED: Final = ("secret", "seed")
"""What allauth has the adapter encrypt: the key of an application, and what recovery codes are made of."""


@transaction.atomic
def second_steps() -> tuple[int, int]:
    """How many, and how many cannot be opened."""
    model = apps.get_model("mfa", "Authenticator")  # not there for commands that only read files
    steps, lost = list(model._default_manager.select_for_update()), 0
    for step in steps:
        try:
            step.data |= {
                name: seal_anew(SECOND_STEP, step.data[name]) for name in _SEALED if name in step.data
            }
        except OtherKey:
            lost += 1
        else:
            step.save(update_fields=["data"])
    return len(steps) - lost, lost
