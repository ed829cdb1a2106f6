"""Pages about notices: the inbox, what a person chose, and a team's webhooks."""

from designer.notices.views.inbox import inbox, read, read_all
from designer.notices.views.preferences import preferences, unwatch, watch_family
from designer.notices.views.webhooks import (
    change_secret,
    change_webhook,
    delete_webhook,
    new_webhook,
    send_again,
    try_webhook,
    webhooks,
)

__all__ = [
    "change_secret",
    "change_webhook",
    "delete_webhook",
    "inbox",
    "new_webhook",
    "preferences",
    "read",
    "read_all",
    "send_again",
    "try_webhook",
    "unwatch",
    "watch_family",
    "webhooks",
]
