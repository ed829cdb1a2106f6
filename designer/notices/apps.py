"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "designer.notices"
    label = "notices"
