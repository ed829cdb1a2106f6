"""The product's settings as the demo runs, in a folder that goes away, with a quick password hash."""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="task-designer-tests-", ignore_cleanup_errors=True)
os.environ |= {"DEMO": "1", "VAR_DIR": _folder.name, "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING")}

from designer.settings import *  # noqa: E402, F403
from designer.settings import DATABASES, INSTALLED_APPS, VAR_DIR  # noqa: E402

INSTALLED_APPS = ["tests.emptied", *INSTALLED_APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: threads of one test share an in-memory database's locks, not its rules.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
# Files are looked up when asked for: each client of a test would list them all anew.
WHITENOISE_AUTOREFRESH = True
