"""Files that are no longer public, and when they are deleted."""

from django.db import models


class WithdrawnFile(models.Model):
    """A file in the storage of public files that nothing public names any more.

    It is written in the transaction that withdraws the file, and deleted once the file is gone: so a process
    that dies in between leaves no file behind.
    """

    name = models.CharField(max_length=255, help_text="Path and name in the storage of renditions.")
    remove_after = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "destination_withdrawn_file"

    def __str__(self) -> str:
        return self.name
