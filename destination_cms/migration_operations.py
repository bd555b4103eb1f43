"""Operations of migrations that several apps need."""

import uuid
from itertools import groupby
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from .blocks import BodyField
from .choices import YesNoUnknown

__all__ = ["body_field", "statement", "translatable_rows"]

_BATCH_ROWS = 500


def body_field(*model_names: str) -> Any:
    """Return the operation that makes the ``body`` of these models a ``BodyField``: the column stays as it is."""
    field = BodyField(blank=True, verbose_name="text")
    return migrations.SeparateDatabaseAndState(
        state_operations=[migrations.AlterField(name, "body", field) for name in model_names]
    )


def statement(
    app_label: str, model_name: str, former: str, name: str, field: Any, relation: str | None = None
) -> list[Any]:
    """Return the operations that put a choice with UNKNOWN in the place of a boolean, in drafts and old versions too.

    A box that was ticked is YES. One that was not is UNKNOWN: perhaps an editor never looked at it.

    Args:
        app_label: of the model, as in ``INSTALLED_APPS``.
        model_name: such as ``SpotPage``.
        former: name of the boolean.
        name: of the choice.
        field: the choice, with a default.
        relation: where the model is a row of a page, the page's model and the name of the rows: ``MiceOfferPage.rooms``.
    """

    def fill(apps: Any, schema_editor: Any) -> None:
        rows = apps.get_model(app_label, model_name)._default_manager.using(schema_editor.connection.alias)
        rows.filter(**{former: True}).update(**{name: YesNoUnknown.YES})
        _change_drafts(apps, schema_editor, owner, rows_name, lambda row: _restate(row, former, name))

    def empty(apps: Any, schema_editor: Any) -> None:
        rows = apps.get_model(app_label, model_name)._default_manager.using(schema_editor.connection.alias)
        rows.filter(**{name: YesNoUnknown.YES}).update(**{former: True})
        _change_drafts(apps, schema_editor, owner, rows_name, lambda row: _unstate(row, former, name))

    owner_name, _separator, rows_name = (relation or model_name).partition(".")
    owner = (app_label, owner_name)
    return [
        migrations.AddField(model_name, name, field),
        migrations.RunPython(fill, empty),
        # Going back, the boolean is there before it is filled: an untouched one is false.
        migrations.AlterField(model_name, former, models.BooleanField(default=False)),
        migrations.RemoveField(model_name, former),
    ]


def _restate(row: dict[str, Any], former: str, name: str) -> bool:
    if former not in row:
        return False
    row[name] = YesNoUnknown.YES if row.pop(former) else YesNoUnknown.UNKNOWN
    return True


def _unstate(row: dict[str, Any], former: str, name: str) -> bool:
    if name not in row:
        return False
    row[former] = row.pop(name) == YesNoUnknown.YES
    return True


def _change_drafts(apps: Any, schema_editor: Any, owner: tuple[str, str], rows_name: str, change: Any) -> None:
    """Change what the revisions of a page's class hold, those of its subclasses included.

    Args:
        apps: as a migration has them.
        schema_editor: same.
        owner: label and name of the class.
        rows_name: name of the rows to change; empty for the page itself.
        change: called with a page or row as JSON; returns whether it has changed it.
    """
    alias = schema_editor.connection.alias
    base = apps.get_model(*owner)
    names = [(model._meta.app_label, model._meta.model_name) for model in apps.get_models() if issubclass(model, base)]
    of_class = models.Q(
        *(models.Q(content_type__app_label=label, content_type__model=name) for label, name in names),
        _connector=models.Q.OR,
    )
    revisions = apps.get_model("wagtailcore", "Revision").objects.using(alias)
    batch = []
    for revision in revisions.filter(of_class).only("content").order_by("pk").iterator(chunk_size=_BATCH_ROWS):
        rows = revision.content.get(rows_name, []) if rows_name else [revision.content]
        # Every row is changed, not only the first.
        if sum(change(row) for row in rows):
            batch.append(revision)
        if len(batch) == _BATCH_ROWS:
            revisions.bulk_update(batch, ["content"])
            batch = []
    revisions.bulk_update(batch, ["content"])


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
