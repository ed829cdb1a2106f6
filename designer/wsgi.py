"""The application as gunicorn serves it: `gunicorn designer.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "designer.settings")

application = get_wsgi_application()

from designer.aws.following import FOLLOWER  # noqa: E402, models load in a set-up application only

FOLLOWER.start()
