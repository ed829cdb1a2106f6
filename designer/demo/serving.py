"""How gunicorn serves the demo: `gunicorn --config python:designer.demo.serving designer.wsgi`."""

from typing import Any

from designer.demo.lifeline import end_with_parent

worker_class = "gthread"
workers = 1
threads = 8
graceful_timeout = 3
loglevel = "warning"
control_socket_disable = True


def on_starting(_arbiter: Any) -> None:
    end_with_parent()
