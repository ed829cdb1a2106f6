"""What load balancers ask."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_a_running_process_says_so_without_touching_the_database() -> None:
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_it_is_ready_when_the_database_is_up_to_date() -> None:
    assert Client().get("/readyz").status_code == 200


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_waits() -> None:
    newest = MigrationLoader(connection).graph.leaf_nodes("teams")[0]
    MigrationRecorder(connection).record_unapplied(*newest)
    response = Client().get("/readyz")
    assert (response.status_code, b"manage.py migrate" in response.content) == (503, True)


@pytest.mark.django_db
def test_health_needs_no_known_host_and_starts_no_session() -> None:
    response = Client(headers={"host": "10.0.0.7"}).get("/readyz")
    assert (response.status_code, response.cookies) == (200, {})
