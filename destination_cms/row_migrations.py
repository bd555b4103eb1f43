"""Operations of migrations: rows that were one for all languages become rows of a language."""

import uuid
from itertools import groupby
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

__all__ = ["translatable_rows"]

_BATCH_ROWS = 500


def translatable_rows(app_label: str, model_name: str, parent: str) -> list[Any]:
    """Return the operations that make rows translatable and keep what is stored.

    A row takes the locale of what it stands on. The n-th rows of two translations of one thing become
    translations of each other, as if one had been copied from the other.

    Args:
        app_label: of the model, as in ``INSTALLED_APPS``.
        model_name: of the rows, such as ``CircuitStop``.
        parent: the name of the field that leads to what the row stands on.
    """

    def fill(apps: Any, schema_editor: Any) -> None:
        rows = apps.get_model(app_label, model_name)._default_manager.using(schema_editor.connection.alias)
        stored = rows.select_related(None).order_by(parent, "sort_order", "pk")
        columns = ("pk", f"{parent}_id", f"{parent}__translation_key", f"{parent}__locale_id")
        for _key, group in groupby(stored.values_list(*columns), key=lambda row: row[1]):
            changed = [
                rows.model(pk=pk, translation_key=uuid.uuid5(key, f"{model_name}:{number}"), locale_id=locale)
                for number, (pk, _parent, key, locale) in enumerate(group)
            ]
            rows.bulk_update(changed, ["translation_key", "locale"], batch_size=_BATCH_ROWS)
        # PostgreSQL alters no table while a foreign key written in this transaction waits to be looked at.
        schema_editor.connection.check_constraints()

    def locale(**options: Any) -> Any:
        on_delete = django.db.models.deletion.PROTECT
        return models.ForeignKey(
            editable=False,
            on_delete=on_delete,
            related_name="+",
            to="wagtailcore.locale",
            verbose_name="locale",
            **options,
        )

    return [
        migrations.AddField(model_name, "translation_key", models.UUIDField(null=True, editable=False)),
        migrations.AddField(model_name, "locale", locale(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(model_name, "translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterField(model_name, "locale", locale()),
        migrations.AlterUniqueTogether(model_name, {("translation_key", "locale")}),
    ]
