"""Whether we come into the account with the role that registers."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.account import enter
from designer.aws.check import Before, Check, Result, failed, passed
from designer.aws.client import GLANCE
from designer.aws.outcome import Trouble
from designer.aws.standing import READER

NO_WAY_IN: Final = (
    "AccessDenied",
    "AccessDeniedException",
    "WrongAccount",
    "InvalidClientTokenId",
)


def look(before: Before) -> Iterator[Result]:
    """Raises Trouble where AWS cannot be reached."""
    try:
        account = enter(before.target, READER, GLANCE)
    except Trouble as trouble:
        if trouble.code not in NO_WAY_IN:
            raise
        said = gettext_noop("The role that registers does not let us in ({code}).")
        yield failed(said, gettext_noop("Test the connection on the page of the account."), code=trouble.code)
        return
    yield passed(gettext_noop("signed in as {principal}"), principal=account.principal)


check = Check(order=20, title=_("Account and identity"), look=look)
