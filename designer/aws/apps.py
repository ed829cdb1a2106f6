"""The app that talks to AWS."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.aws.acts import ACTS, PAGES


class AwsConfig(AppConfig):
    name = "designer.aws"

    def ready(self) -> None:
        from designer.aws import history  # models are known from now on
        from designer.drafts.history.sources import add_source

        know(ACTS, PAGES)
        add_source(history.SOURCE)
