"""The answers that the one-row floor sends."""

from django.db import models


class PreparedAnswer(models.Model):
    """An answer of the plugin, under the name of its workload."""

    workload = models.CharField(max_length=8, primary_key=True)
    body = models.BinaryField()

    def __str__(self) -> str:
        return str(self.workload)
