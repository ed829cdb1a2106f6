"""The demo's app, installed only where DEMO=1."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "designer.demo"
    label = "demo"
