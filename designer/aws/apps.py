"""The app that talks to AWS."""

from django.apps import AppConfig


class AwsConfig(AppConfig):
    name = "designer.aws"

    def ready(self) -> None:
        from designer.aws import history  # models are known from now on
        from designer.drafts.history.sources import add_source

        add_source(history.SOURCE)
