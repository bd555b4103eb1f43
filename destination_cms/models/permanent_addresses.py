"""Permanent addresses: what each ``/go/<uuid>`` was ever public for, also long after its tombstone is gone."""

from django.db import models


class PermanentAddress(models.Model):
    """A UUID that has been public on a site, and the record that it belongs to.

    A page has the row of its own UUID; a part of a page with an address of its own, such as a stop, has one for each
    page that has shown it. Rows are never deleted: printed codes outlive tombstones.
    """

    site = models.IntegerField()
    uuid = models.UUIDField()
    kind = models.CharField(max_length=40, help_text="Kind of the record.")
    owner = models.UUIDField(help_text="UUID of the record; that of the row itself for a page.")

    class Meta:
        db_table = "destination_permanent_address"
        constraints = [models.UniqueConstraint("uuid", "site", "kind", "owner", name="destination_permanent_key")]
        indexes = [models.Index("owner", name="destination_permanent_owner")]

    def __str__(self) -> str:
        return f"{self.site}:{self.uuid} of {self.kind}:{self.owner}"
