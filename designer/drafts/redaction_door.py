"""Triggers that pin texts, but for the one transaction in which a redaction of the draft is open."""

from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True)
class Pinned:
    """`draft` is an SQL expression of OLD for the draft's id, or several; `when` a further condition."""

    name: str
    table: str
    columns: str
    draft: str
    says: str
    when: str = ""

    @property
    def closed(self) -> str:
        opened = f"SELECT 1 FROM drafts_redaction WHERE is_open AND draft_id IN ({self.draft})"  # noqa: S608
        door = f"NOT EXISTS ({opened})"
        return f"({self.when}) AND {door}" if self.when else door

    def make(self, editor: BaseDatabaseSchemaEditor) -> None:
        begin = f"CREATE TRIGGER {self.name} BEFORE UPDATE {self.columns} ON {self.table}"
        if editor.connection.vendor == "sqlite":
            refuse = f"BEGIN SELECT RAISE(ABORT, '{self.says}'); END"
            editor.execute(f"{begin} WHEN {self.closed} {refuse}", params=None)
            return
        refuse = f"RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{self.says}'"
        body = f"BEGIN IF {self.closed} THEN {refuse}; END IF; RETURN NEW; END"
        function = f"{self.name}_but_for_redaction()"
        editor.execute(
            f"CREATE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$", params=None
        )
        editor.execute(f"{begin} FOR EACH ROW EXECUTE FUNCTION {function}", params=None)

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        drop(editor, self.name, self.table)
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP FUNCTION {self.name}_but_for_redaction()", params=None)


def drop(editor: BaseDatabaseSchemaEditor, name: str, table: str) -> None:
    on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER {name}{on}", params=None)
