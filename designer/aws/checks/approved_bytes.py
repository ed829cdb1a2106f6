"""Whether what is sent is what the team agreed to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, failed, passed


def look(before: Before) -> Iterator[Result]:
    if before.is_agreed:
        yield passed(gettext_noop("digest {digest}"), digest=before.digest)
    else:
        said = gettext_noop("The team has not agreed to digest {digest} here.")
        yield failed(said, gettext_noop("Ask for a review of the draft as it is now."), digest=before.digest)


check = Check(order=10, title=_("Draft equals what was approved"), look=look, blocks=False)
