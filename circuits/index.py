"""Index rows by which circuits and spots are filtered and ordered; the sweep writes them."""

from django.db import models

from destination_cms.choices import ReducedMobilityAccess, StepFreeAccess
from destination_cms.models import PublicationIndex, list_indexes

from .choices import Difficulty, PracticeMode, SpotKind


class CircuitIndex(PublicationIndex):
    """Index row of a circuit: metres, minutes, the choices of the payload, and the box of its track in degrees.

    ``practice_modes``, ``season_months``, ``suitable_for``, and the keys in ``themes`` and ``districts``, those of its
    stops, are as ``destination_cms.multi_values`` writes them.
    """

    practice_mode = models.CharField(max_length=20, choices=PracticeMode.choices)
    difficulty = models.CharField(max_length=20, choices=Difficulty.choices, blank=True)
    length_m = models.PositiveIntegerField(null=True)
    duration_minutes = models.PositiveIntegerField(null=True)
    step_free = models.CharField(max_length=10, choices=StepFreeAccess.choices, default=StepFreeAccess.UNKNOWN)
    stop_count = models.PositiveIntegerField()
    reduced_mobility = models.CharField(
        max_length=10, choices=ReducedMobilityAccess.choices, default=ReducedMobilityAccess.UNKNOWN
    )
    practice_modes = models.CharField(max_length=200, blank=True, default="")
    season_months = models.CharField(max_length=200, blank=True, default="")
    suitable_for = models.CharField(max_length=200, blank=True, default="")
    themes = models.TextField(blank=True, default="")
    districts = models.TextField(blank=True, default="")
    south = models.FloatField(null=True)
    west = models.FloatField(null=True)
    north = models.FloatField(null=True)
    east = models.FloatField(null=True)

    payload_columns = ("practice_mode", "difficulty", "length_m", "duration_minutes")

    class Meta:
        app_label = "destination_circuits"
        db_table = "destination_circuit_index"
        indexes = list_indexes(
            "destination_circuit",
            orders=("length_m", "duration_minutes"),
            filters=("practice_mode", "difficulty", "step_free", "reduced_mobility", "stop_count"),
            has_place=True,
        )


class SpotIndex(PublicationIndex):
    """Index row of a spot; ``district`` is the district's key, empty for none."""

    kind = models.CharField(max_length=20, choices=SpotKind.choices)
    step_free = models.CharField(max_length=10, choices=StepFreeAccess.choices, default=StepFreeAccess.UNKNOWN)
    reduced_mobility = models.CharField(
        max_length=10, choices=ReducedMobilityAccess.choices, default=ReducedMobilityAccess.UNKNOWN
    )
    district = models.CharField(max_length=120, blank=True)

    payload_columns = ("kind",)

    class Meta:
        app_label = "destination_circuits"
        db_table = "destination_spot_index"
        indexes = list_indexes(
            "destination_spot", filters=("kind", "district", "step_free", "reduced_mobility"), has_place=True
        )
