"""The drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "designer.drafts"
    label = "drafts"
