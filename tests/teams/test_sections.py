"""The bar marks the part of the product that a page belongs to."""

import pytest
from django.urls import resolve

from designer.teams.templatetags.sections import section

CHANGE = "5b7a1e0e-6a3b-4b57-9a51-2f3c2a3d4e5f"


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/drafts/", "drafts"),
        ("/drafts/3/containers/", "drafts"),
        ("/drafts/3/register/", "drafts"),
        ("/drafts/3/promote/", "drafts"),
        ("/checks/3/make/", "drafts"),
        ("/rules/", "rules"),
        ("/rules/family-required/", "rules"),
        ("/reviews/3/", "reviews"),
        ("/registrations/", "registrations"),
        (f"/registrations/{CHANGE}/", "registrations"),
        ("/drafts/3/registered/once/", "registrations"),
        ("/targets/", "targets"),
        ("/families/", "targets"),
        ("/targets/3/families/orders/deploy/", "targets"),
        (f"/changes/{CHANGE}/", "targets"),
        ("/account/", "teams"),
    ],
)
def test_a_page_belongs_to_one_part(address: str, part: str) -> None:
    assert section(resolve(address)) == part


def test_a_page_at_no_address_belongs_to_none() -> None:
    assert section(None) == ""
