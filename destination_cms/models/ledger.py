"""The ledger's book-keeping: marks, state, sites, tallies, failures."""

import uuid
from secrets import token_urlsafe

from django.db import models
from django.utils import timezone


class MarkScope(models.TextChoices):
    """Scope of a mark."""

    SOURCE = "SOURCE"
    PAGE_TREE = "PAGE_TREE"
    COLLECTION_TREE = "COLLECTION_TREE"
    REFERRERS = "REFERRERS"
    ALL = "ALL"


class Mark(models.Model):
    """An append-only note, written in the transaction of a change: "look at this again".

    ``target`` is a source such as ``page:12`` for SOURCE, the primary key of a page or a
    collection for the trees, the key of a publication for REFERRERS, and empty for ALL.
    """

    id = models.BigAutoField(primary_key=True)
    scope = models.CharField(max_length=20, choices=MarkScope.choices)
    target = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "destination_mark"

    def __str__(self) -> str:
        return f"{self.scope} {self.target}".strip()


class LedgerState(models.Model):
    """The one row that all sweeps lock and all readers start from.

    ``epoch`` names this history of the ledger (``--new-epoch`` starts another), ``head`` is
    the highest sequence number given out, ``floor`` the highest one whose tombstone was purged.
    ``stamp`` is that of the last sweep that moved the head, or empty before the first.
    Since ``paths_since`` it remembers every path that was public.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    installation = models.UUIDField(default=uuid.uuid4, editable=False)
    epoch = models.UUIDField(default=uuid.uuid4, editable=False)
    head = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)
    stamp = models.CharField(max_length=16, blank=True, editable=False)
    sweeps = models.BigIntegerField(default=0)
    next_due_at = models.DateTimeField(null=True)
    paths_since = models.DateTimeField(default=timezone.now)
    swept_at = models.DateTimeField(null=True)
    reconciled_at = models.DateTimeField(null=True)
    reconcile_cursor = models.CharField(max_length=120, blank=True)
    scheduler_ran_at = models.DateTimeField(null=True)

    #: Whether a projection failure may be reported. The state that is read with the ledger's lock knows.
    has_failures = True

    class Meta:
        db_table = "destination_ledger_state"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="destination_one_state")]

    def __str__(self) -> str:
        return f"{self.epoch}@{self.head}"


def new_stamp() -> str:
    """Return a random text that no other sweep of an installation ever draws."""
    return token_urlsafe(6)


class HeadStamp(models.Model):
    """A random name for one sweep that moved the head.

    A restored backup has lost those of the sweeps since, and what is published from then on gets others. So an app
    whose token holds a stamp that is not here has followed another history, whatever the numbers.
    """

    stamp = models.CharField(primary_key=True, max_length=16, default=new_stamp)
    sequence = models.BigIntegerField(db_index=True, help_text="The head after the sweep.")

    class Meta:
        db_table = "destination_head_stamp"

    def __str__(self) -> str:
        return f"{self.stamp}@{self.sequence}"


class LedgerSite(models.Model):
    """Data of a Wagtail site that reads need, copied so that no read touches the site table."""

    site = models.IntegerField(primary_key=True)
    hostname = models.CharField(max_length=255)
    port = models.PositiveIntegerField()
    is_default = models.BooleanField(default=False)
    name = models.CharField(max_length=255, blank=True)
    default_locale = models.CharField(max_length=20)
    locales = models.JSONField(default=list)
    prefixes = models.JSONField(default=dict, help_text="Path of the home page by locale, without a slash at its end.")

    class Meta:
        db_table = "destination_ledger_site"

    def __str__(self) -> str:
        return f"{self.hostname}:{self.port}"


class Tally(models.Model):
    """Count and checksum of the published set of one kind and locale on one site."""

    site = models.IntegerField()
    kind = models.CharField(max_length=40)
    locale = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField(default=0)
    checksum = models.CharField(max_length=64)

    class Meta:
        db_table = "destination_tally"
        constraints = [models.UniqueConstraint("site", "kind", "locale", name="destination_tally_key")]

    def __str__(self) -> str:
        return f"{self.site}:{self.kind}:{self.locale} {self.count}"


class ProjectionFailure(models.Model):
    """A thing that could not be projected: it keeps its last good version, and is reported here."""

    source = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=255, blank=True)
    message = models.TextField()
    failed_at = models.DateTimeField()

    class Meta:
        db_table = "destination_projection_failure"

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
