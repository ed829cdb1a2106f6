"""The app that talks to AWS."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.aws.acts import ACTS, PAGES


class AwsConfig(AppConfig):
    name = "designer.aws"

    def ready(self) -> None:
        from designer.aws import history, outcome, redacted  # models are known from now on
        from designer.aws import verified as _verified  # noqa: F401 - a model of this app
        from designer.aws.changes import change  # noqa: F401 - a model of this app
        from designer.aws.changes.outcome import State as StateOfChange
        from designer.aws.pickable import PICKS
        from designer.aws.role_policies import policies_of
        from designer.aws.waiting import UNAPPROVED, marks
        from designer.aws.what_runs import running
        from designer.drafts import tags
        from designer.drafts.history.sources import add_source
        from designer.drafts.permissions.of_account import READERS
        from designer.drafts.pickers import PICKERS
        from designer.drafts.redacting import IN_THE_WAY, PLACES
        from designer.notices import waiting
        from designer.reviews.running import LOOKERS

        called = {"registration settled": outcome.State, "change settled": StateOfChange}
        know(ACTS, PAGES, {(act, "state"): dict(states.choices) for act, states in called.items()})
        add_source(history.SOURCE)
        add_source(history.AFTERWARDS)
        waiting.add(UNAPPROVED)
        tags.SOURCES.append(marks)
        READERS.append(policies_of)
        LOOKERS.append(running)
        PICKERS.update({path: pick.words for path, pick in PICKS.items()})
        PLACES.extend(redacted.PLACES)
        IN_THE_WAY.append(redacted.under_way)
