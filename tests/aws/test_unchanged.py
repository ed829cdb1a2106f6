"""Where the latest revision says the same it is kept, unless somebody says why a copy is needed."""

import pytest
from django.db import IntegrityError, transaction

from designer.audit.models import Record
from designer.aws.sending import register
from designer.aws.unchanged import Unchanged
from designer.taskdef import compact
from designer.teams.models import Target
from tests.aws.documents import DOCUMENT
from tests.aws.test_registering import REGISTER, Page, page
from tests.emulator.proxy import Proxy

__all__ = ["page"]


def test_an_equal_revision_is_skipped_unless_somebody_says_why_not(
    page: Page, target: Target, aws: Proxy
) -> None:
    register(target, compact(DOCUMENT), "seed")
    shown = page.open()
    assert "checkout-api:1 already says the same" in shown
    assert "Keep :1" in shown
    assert page.press().status_code == 409
    assert page.press(copy="true", why_copy=" ").status_code == 409
    assert aws.count(REGISTER) == 1
    assert page.press(copy="true", why_copy="The service pins by number.").status_code == 302
    assert aws.count(REGISTER) == 2


def test_why_a_copy_was_registered_is_kept_and_told(page: Page, target: Target) -> None:
    register(target, compact(DOCUMENT), "seed")
    made = page.press(copy="true", why_copy="The service pins by number.")
    assert "The service pins by number." in page.client.get(made["Location"]).content.decode()
    [told] = Record.objects.filter(act="registered unchanged")
    assert told.told["same_as"] == "checkout-api:1"
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Unchanged.objects.update(reason="other")


def test_a_reason_that_was_typed_comes_back_where_it_is_refused(page: Page, target: Target) -> None:
    register(target, compact(DOCUMENT), "seed")
    form = page.form() | {"copy": "true", "why_copy": "It pins by number."}
    register(target, compact(DOCUMENT), "somebody-else")
    response = page.client.post(page.address, form)
    assert response.status_code == 409
    assert "It pins by number." in response.content.decode()
