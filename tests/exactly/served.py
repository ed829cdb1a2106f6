"""The application as gunicorn serves it, on the database of the tests: `gunicorn tests.exactly.served`."""

import os

from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]

from designer.wsgi import application  # noqa: E402, it opens the database that was just named

__all__ = ["application"]
