"""Whether the process is up and ready: asked by load balancers, so before host names and sessions count."""

from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

Responder = Callable[[HttpRequest], HttpResponse]


def health(get_response: Responder) -> Responder:
    """Answers /healthz (the process is up) and /readyz (its database is there and up to date)."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return plain("ok")
        if request.path == "/readyz":
            return readiness()
        return get_response(request)

    return answer


def readiness() -> HttpResponse:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return plain("the database does not answer", status=503)
    if waiting:
        return plain("migrations are waiting: run manage.py migrate", status=503)
    return plain("ok")


def plain(text: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status, headers=headers)
