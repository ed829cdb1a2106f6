"""Notices, what people watch and chose, and what goes out."""

from designer.notices.models.delivery import Delivery
from designer.notices.models.notice import Notice
from designer.notices.models.preferences import Preferences
from designer.notices.models.watch import Watch
from designer.notices.models.webhook import Webhook

__all__ = ["Delivery", "Notice", "Preferences", "Watch", "Webhook"]
