"""Settings that must not be."""

from designer.teams.checks import scripts_come_from_here_alone, sqlite_takes_the_write_lock_first


def found(errors) -> list[str]:
    return [error.id for error in errors]


def test_our_settings_are_fine() -> None:
    assert found(sqlite_takes_the_write_lock_first() + scripts_come_from_here_alone()) == []


def test_sqlite_without_immediate_transactions_is_an_error(settings, monkeypatch) -> None:
    careless = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"timeout": 20}}
    monkeypatch.setitem(settings.DATABASES, "other", careless)
    assert found(sqlite_takes_the_write_lock_first()) == ["designer.E001"]


def test_a_policy_that_lets_pages_run_anything_is_an_error(settings) -> None:
    policies = [None, {}, {"DIRECTIVES": {"script-src": ["'self'", "'unsafe-inline'"]}}]
    for settings.CONTENT_SECURITY_POLICY in policies:
        assert found(scripts_come_from_here_alone()) == ["designer.E002"]
