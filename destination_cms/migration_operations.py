"""Operations of migrations that several apps need."""

import uuid
from datetime import UTC
from itertools import groupby, islice
from typing import Any

import django.db.models.deletion
import orjson
from django.db import migrations, models

from .blocks import BodyField
from .choices import YesNoUnknown
from .models.title_order import title_key
from .publishing.payload import CHECKSUM_MODULUS, Key, checksum_hex, checksum_term, digest_of

__all__ = ["body_field", "digest_without_url", "fill_title_keys", "statement", "translatable_rows"]

_BATCH_ROWS = 500

#: What a record consists of since 0008, in addition to its payload.
_RECORD = ("kind", "locale", "version", "title", "slug", "path", "latitude", "longitude")
_RECORD_MOMENTS = ("first_published_at", "last_published_at", "expires_at")


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


def digest_without_url(apps: Any, schema_editor: Any) -> None:
    """Number and digest every published record again, since its URL is not part of it: apps verify what they get."""
    alias = schema_editor.connection.alias
    rows = apps.get_model("destination_cms", "Publication")._default_manager.using(alias)
    states = apps.get_model("destination_cms", "LedgerState")._default_manager.using(alias)
    head = states.values_list("head", flat=True).first() or 0
    sums: dict[tuple[int, str, str], int] = {}
    changed = []
    for row in rows.filter(is_withdrawn=False).order_by("sequence").iterator(chunk_size=_BATCH_ROWS):
        head += 1
        row.sequence, row.digest = head, _digest(row)
        term = checksum_term(row.site, Key(row.kind, str(row.uuid), row.locale), row.digest)
        group = (row.site, row.kind, row.locale)
        sums[group] = (sums.get(group, 0) + term) % CHECKSUM_MODULUS
        changed.append(rows.model(pk=row.pk, sequence=row.sequence, digest=row.digest))
    rows.bulk_update(changed, ["sequence", "digest"], batch_size=_BATCH_ROWS)
    tallies = apps.get_model("destination_cms", "Tally")._default_manager.using(alias)
    for (site, kind, locale), checksum in sums.items():
        tallies.filter(site=site, kind=kind, locale=locale).update(checksum=checksum_hex(checksum))
    states.update(head=head)


def _digest(row: Any) -> str:
    moments = {name: getattr(row, name) for name in _RECORD_MOMENTS}
    record = {name: getattr(row, name) for name in _RECORD} | {
        name: moment and moment.astimezone(UTC).isoformat().replace("+00:00", "Z") for name, moment in moments.items()
    }
    try:
        payload = orjson.loads(row.payload)
    except orjson.JSONDecodeError:
        # It is damaged: no record has this digest, so the next reconcile publishes it again.
        return ""
    return digest_of({**record, "uuid": str(row.uuid), "payload": payload})


def fill_title_keys(apps: Any, schema_editor: Any) -> None:
    """Write the sort key of every publication and of every page."""
    alias = schema_editor.connection.alias
    rows = apps.get_model("destination_cms", "Publication")._default_manager.using(alias)
    titles = rows.filter(is_withdrawn=False).values_list("pk", "title", "locale")
    for batch in _batches(titles.iterator(chunk_size=_BATCH_ROWS)):
        rows.bulk_update(
            [rows.model(pk=pk, title_key=title_key(title, locale)) for pk, title, locale in batch], ["title_key"]
        )
    keys = apps.get_model("destination_cms", "PageTitle")._default_manager.using(alias)
    pages = keys.model._meta.get_field("page").remote_field.model._base_manager.using(alias)
    found = pages.values_list("pk", "draft_title", "title", "locale__language_code")
    for batch in _batches(found.iterator(chunk_size=_BATCH_ROWS)):
        keys.bulk_create(
            keys.model(page_id=pk, key=title_key(draft or title, locale)) for pk, draft, title, locale in batch
        )
    # PostgreSQL alters no table while a foreign key written in this transaction waits to be looked at.
    schema_editor.connection.check_constraints()


def _batches(rows: Any) -> Any:
    while batch := [*islice(rows, _BATCH_ROWS)]:
        yield batch
