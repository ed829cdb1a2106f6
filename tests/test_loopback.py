"""The demo answers its own machine only."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("::1", 200), ("10.0.0.7", 403), ("203.0.113.9", 403), ("", 403)],
)
def test_a_visitor_from_elsewhere_is_refused(db, address: str, status: int) -> None:
    assert Client(REMOTE_ADDR=address).get("/sign-in/").status_code == status


def test_a_foreign_host_name_is_refused(db) -> None:
    assert Client(headers={"host": "designer.example.org"}).get("/sign-in/").status_code == 400
