"""The app that talks to AWS."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.aws.acts import ACTS


class AwsConfig(AppConfig):
    name = "designer.aws"

    def ready(self) -> None:
        know(ACTS)
