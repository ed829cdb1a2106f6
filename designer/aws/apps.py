"""The app that talks to AWS."""

from django.apps import AppConfig


class AwsConfig(AppConfig):
    name = "designer.aws"
