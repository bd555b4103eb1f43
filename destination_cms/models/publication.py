"""The ledger's rows: what the public may see, and what refers to what."""

from django.db import models

from .title_order import MAX_KEY


class WithdrawalReason(models.TextChoices):
    """Reason of a withdrawal. The values are part of the sync feed."""

    DELETED = "DELETED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


def within_box(*, south: float, west: float, north: float, east: float) -> models.Q:
    """Return the condition of what is published within a box, in degrees; it crosses 180 where west > east."""
    east_of, west_of = models.Q(longitude__gte=west), models.Q(longitude__lte=east)
    between = east_of & west_of if west <= east else east_of | west_of
    return models.Q(latitude__gte=south, latitude__lte=north) & between


#: Django writes ``NOT is_withdrawn``, which SQLite does not take for an equality: only a partial index gives an order.
_IS_PUBLIC = models.Q(is_withdrawn=False)
#: What the lists of kinds without a typed index are ordered by, and the names of their indexes.
_ORDERS = {"title_key": "title", "first_published_at": "first", "last_published_at": "last"}


class Publication(models.Model):
    """What the public may see of one thing, on one site, in one locale: the latest state only.

    A row that is withdrawn stays as a tombstone until it is older than ``TOMBSTONE_DAYS``.
    There is no foreign key to an editing table: a tombstone outlives its page, and a
    read never touches an editing table.
    """

    site = models.IntegerField(help_text="Primary key of the Wagtail site.")
    kind = models.CharField(max_length=40)
    uuid = models.UUIDField()
    locale = models.CharField(max_length=20, blank=True, help_text="BCP 47; empty for kinds without a language.")

    source = models.CharField(max_length=120, help_text='The edited row, for example "page:12".')
    version = models.PositiveIntegerField(default=1, help_text="Version of the kind's projection.")
    sequence = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64, blank=True)
    sidecar_digest = models.CharField(
        db_column="facts",
        max_length=32,
        blank=True,
        help_text="Digest of what the sweep writes in addition to the record: index values, links.",
    )
    payload = models.TextField(blank=True, help_text="Canonical JSON.")
    links = models.TextField(blank=True, help_text="Keys that the payload refers to, one a line.")

    title = models.CharField(max_length=255, blank=True)
    title_key = models.CharField(max_length=MAX_KEY, blank=True, help_text="Sort key of the title in its language.")
    slug = models.CharField(max_length=255, blank=True)
    path = models.TextField(blank=True)
    path_digest = models.CharField(max_length=32, blank=True, help_text="Key of the path, by which it is found.")
    first_published_at = models.DateTimeField(null=True)
    last_published_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(
        null=True,
        help_text="When the row stops being public without another change: its expiry, or its last referrer's.",
    )
    changes_at = models.DateTimeField(
        null=True, help_text="When the row is projected again, because it then says something else without an edit."
    )
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    is_withdrawn = models.BooleanField(default=False)
    reason = models.CharField(max_length=10, choices=WithdrawalReason.choices, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "destination_publication"
        constraints = [models.UniqueConstraint("site", "kind", "uuid", "locale", name="destination_pub_key")]
        indexes = [
            models.Index("source", name="destination_pub_source"),
            models.Index("site", "sequence", name="destination_pub_feed"),
            *(
                models.Index(
                    "site", "kind", "locale", column, "uuid", name=f"destination_pub_{name}", condition=_IS_PUBLIC
                )
                for column, name in _ORDERS.items()
            ),
            models.Index("site", "kind", "slug", "locale", name="destination_pub_slug"),
            models.Index("site", "path_digest", name="destination_pub_path"),
            models.Index(
                "latitude",
                "longitude",
                name="destination_pub_place",
                condition=models.Q(latitude__isnull=False, is_withdrawn=False),
            ),
            models.Index(
                "visible_until",
                name="destination_pub_due",
                condition=models.Q(visible_until__isnull=False, is_withdrawn=False),
            ),
            models.Index(
                "changes_at",
                name="destination_pub_change",
                condition=models.Q(changes_at__isnull=False, is_withdrawn=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}:{self.kind}:{self.uuid}:{self.locale}"


class Edge(models.Model):
    """A key that a public thing wants to show, whether or not that key is public.

    So a target that appears finds the rows that must show it, and a shared thing knows
    whether anything public still uses it.
    """

    site = models.IntegerField()
    source_key = models.CharField(max_length=120)
    target_key = models.CharField(max_length=120)

    class Meta:
        db_table = "destination_edge"
        constraints = [models.UniqueConstraint("site", "source_key", "target_key", name="destination_edge_key")]
        indexes = [models.Index("site", "target_key", name="destination_edge_target")]

    def __str__(self) -> str:
        return f"{self.site}: {self.source_key} -> {self.target_key}"


class PublicPath(models.Model):
    """A path under which a page is or was public on a site.

    Wagtail also creates redirects from paths that were never public, such as a draft's or a private section's; only
    those from paths recorded here are published.
    """

    site = models.IntegerField()
    path_digest = models.CharField(max_length=32)

    class Meta:
        db_table = "destination_public_path"
        constraints = [models.UniqueConstraint("path_digest", "site", name="destination_public_path_key")]

    def __str__(self) -> str:
        return f"{self.site}:{self.path_digest}"
