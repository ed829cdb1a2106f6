"""An audit log that takes no further record: a trigger of the database refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SQLITE = """
    CREATE TRIGGER audit_is_down BEFORE INSERT ON audit_record
    WHEN (SELECT count(*) FROM audit_record) >= {most}
    BEGIN SELECT RAISE(ABORT, 'the audit log is down'); END
"""
FUNCTION = """
    CREATE OR REPLACE FUNCTION audit_is_down() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF (SELECT count(*) FROM audit_record) >= {most} THEN
         RAISE EXCEPTION 'the audit log is down'; END IF; RETURN NEW; END $$
"""
POSTGRESQL = """
    CREATE TRIGGER audit_is_down BEFORE INSERT ON audit_record
    FOR EACH ROW EXECUTE FUNCTION audit_is_down()
"""


@contextmanager
def audit_down(most: int = 0) -> Iterator[None]:
    """As soon as there are so many records."""
    on_postgresql = connection.vendor == "postgresql"
    up = [FUNCTION.format(most=most), POSTGRESQL] if on_postgresql else [SQLITE.format(most=most)]
    with connection.cursor() as cursor:
        for statement in up:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER audit_is_down" + (" ON audit_record" if on_postgresql else ""))
