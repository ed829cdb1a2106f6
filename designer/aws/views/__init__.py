"""Pages about AWS: the accounts a team registers in, registering a draft, and what became of it."""

from designer.aws.views.checks import checks, make_checks
from designer.aws.views.families import browse, families, family, open_revision
from designer.aws.views.pick import pick
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
    "checks",
    "families",
    "family",
    "look_up",
    "make_checks",
    "new_target",
    "open_revision",
    "pick",
    "register",
    "register_several",
    "registration",
    "registrations",
    "remove_target",
    "review_afterwards",
    "review_policy",
    "send_again",
    "target",
    "targets",
    "together",
    "try_target",
]
