"""The emulated AWS as a process of its own: moto on a socket it is handed, one line of log a call."""

import sys
from typing import Any

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import make_server

from designer.demo.lifeline import end_with_parent


class Calls(MotoRequestHandler):
    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Only what has a name: ECS's calls. Signing in to an account before each of them says nothing."""
        action = self.headers.get("X-Amz-Target", "").rpartition(".")[2]
        if action:
            sys.stdout.write(f"{action} {int(code)}\n")


def serve(handle: int) -> None:
    """Answers on the listening socket with this file handle until the process ends."""
    application = DomainDispatcherApplication(create_backend_app)
    make_server("127.0.0.1", 0, application, threaded=True, request_handler=Calls, fd=handle).serve_forever()


if __name__ == "__main__":
    end_with_parent()
    serve(int(sys.argv[1]))
