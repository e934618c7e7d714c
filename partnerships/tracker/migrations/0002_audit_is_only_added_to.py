"""The database itself refuses to change a line of the audit log (and, on PostgreSQL, to delete one)."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ON_SQLITE = (
    """
    CREATE TRIGGER tracker_auditentry_append_only BEFORE UPDATE ON tracker_auditentry
    BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END
    """,
)
ON_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION tracker_auditentry_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'The audit log is only ever added to.'; END
    $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER tracker_auditentry_append_only BEFORE UPDATE OR DELETE ON tracker_auditentry
    FOR EACH ROW EXECUTE FUNCTION tracker_auditentry_refuse()
    """,
)


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = ON_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else ON_SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def unguard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER tracker_auditentry_append_only ON tracker_auditentry")
        schema_editor.execute("DROP FUNCTION tracker_auditentry_refuse()")
    else:
        schema_editor.execute("DROP TRIGGER tracker_auditentry_append_only")


class Migration(migrations.Migration):
    dependencies = [("tracker", "0001_tracker")]

    operations = [migrations.RunPython(guard, unguard)]
