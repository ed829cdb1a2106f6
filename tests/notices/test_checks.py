"""Mails go by a line that nobody reads, or stay on this machine."""

import pytest

from designer.notices.checks import mails_go_by_a_closed_line
from designer.settings import env


@pytest.mark.parametrize(("url", "found"), [
    ("dummymail://", []),
    ("smtp+tls://user:password@smtp.example.com:587", []),
    ("smtp+ssl://user:password@smtp.example.com:465", []),
    ("smtp://localhost:25", []),
    ("smtp://user:password@smtp.example.com:25", ["designer.E003"]),
])  # fmt: skip
def test_a_mail_server_elsewhere_is_reached_by_tls_alone(url, found, settings) -> None:
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    for name, value in env.email_url_config(url).items():
        setattr(settings, name, value)
    assert [error.id for error in mails_go_by_a_closed_line()] == found
