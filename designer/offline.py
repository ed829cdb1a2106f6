"""The settings of commands that only read files: nothing to configure, no database, nothing written."""

from pathlib import Path

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "designer.audit",
    "designer.teams",
    "designer.notices",
    "designer.drafts",
]
AUTH_USER_MODEL = "teams.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES: dict[str, dict[str, str]] = {}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_TZ = True
