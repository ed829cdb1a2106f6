"""Pages about AWS: the accounts a team registers in, registering a draft, and what became of it."""

from designer.aws.views.change import change, change_again, look_up_change
from designer.aws.views.checks import checks, make_checks
from designer.aws.views.deploying import clean_up, deploy, deregister, run_once
from designer.aws.views.families import browse, families, family, open_revision
from designer.aws.views.pick import pick
from designer.aws.views.promoting import mapping, promote
from designer.aws.views.register import register
from designer.aws.views.registrations import look_up, registration, registrations, send_again
from designer.aws.views.several import register_several, together
from designer.aws.views.targets import (
    approve_in_advance,
    approve_no_more,
    new_target,
    remove_target,
    review_policy,
    target,
    targets,
    try_target,
)
from designer.aws.views.unapproved import review_afterwards

__all__ = [
    "approve_in_advance",
    "approve_no_more",
    "browse",
    "change",
    "change_again",
    "checks",
    "clean_up",
    "deploy",
    "deregister",
    "families",
    "family",
    "look_up",
    "look_up_change",
    "make_checks",
    "mapping",
    "new_target",
    "open_revision",
    "pick",
    "promote",
    "register",
    "register_several",
    "registration",
    "registrations",
    "remove_target",
    "review_afterwards",
    "review_policy",
    "run_once",
    "send_again",
    "target",
    "targets",
    "together",
    "try_target",
]
