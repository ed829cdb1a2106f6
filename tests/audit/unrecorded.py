"""What changes without a record, and why: everything else leaves one."""

from importlib import import_module
from pathlib import Path

from tests import access

ALL: frozenset[str] = frozenset()

UNRECORDED: dict[str, tuple[frozenset[str], str]] = {
    "teams.Session": (ALL, "who is signed in: each may end their own, and the log of the server says so"),
    "teams.Guess": (ALL, "tries at passwords, which are forgotten after an hour"),
    "teams.SignInLink": (ALL, "the demo's way in, and only the demo's"),
    "drafts.Presence": (ALL, "who has a draft open, forgotten after a minute"),
    "drafts.UnsavedText": (ALL, "what its author alone sees and has not saved"),
    "teams.Person": (
        frozenset({"last_login", "language", "theme"}),
        "a person's own choice of how pages look",
    ),
    "notices.Notice": (ALL, "what somebody was told of something that is recorded, and whether they read it"),
    "notices.Delivery": (ALL, "mails and calls on their way, of something that is recorded"),
    "notices.Watch": (ALL, "what a person chose to be told of"),
    "notices.Preferences": (ALL, "how a person chose to be told"),
    "reviews.Look": (ALL, "up to where somebody read, for themselves alone"),
    "aws.Registration": (
        frozenset({"looked_at", "look_code", "look_message"}),
        "that a look into the account told nothing: no state moved",
    ),
}


def unrecorded() -> dict[str, frozenset[str]]:
    """Those above, and what the modules of `tests.access` say in an UNRECORDED of their own."""
    found = dict(UNRECORDED)
    for path in Path(access.__file__).parent.glob("[a-z]*.py"):
        found |= getattr(import_module(f"tests.access.{path.stem}"), "UNRECORDED", {})
    return {table: columns for table, (columns, _why) in found.items()}
