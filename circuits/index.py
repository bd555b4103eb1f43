"""Typed rows by which circuits and spots are filtered and ordered, written by the sweep."""

from django.db import models

from destination_cms.models import PublicationIndex

from .choices import Difficulty, PracticeMode, SpotKind


class CircuitIndex(PublicationIndex):
    """Filter row of a circuit: metres, minutes, and the choices of the payload."""

    practice_mode = models.CharField(max_length=20, choices=PracticeMode.choices)
    difficulty = models.CharField(max_length=20, choices=Difficulty.choices, blank=True)
    length_m = models.PositiveIntegerField(null=True)
    duration_minutes = models.PositiveIntegerField(null=True)
    is_step_free = models.BooleanField()
    stop_count = models.PositiveIntegerField()

    class Meta:
        app_label = "destination_circuits"
        db_table = "destination_circuit_index"


class SpotIndex(PublicationIndex):
    """Filter row of a spot; ``district`` is the district's key, empty for none."""

    kind = models.CharField(max_length=20, choices=SpotKind.choices)
    is_step_free = models.BooleanField()
    district = models.CharField(max_length=120, blank=True)

    class Meta:
        app_label = "destination_circuits"
        db_table = "destination_spot_index"
