"""The track of a page: a line on the map, with the numbers that are computed from it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from ..geo.tracks import MeasuredLine, Points, TrackMeasures, measure
from .track_fields import TrackField, TrackSourceField, points_of
from .track_widgets import TrackSourceWidget, TrackWidget

__all__ = ["TrackMixin"]


class TrackMixin(models.Model):
    """A line on the map. Its numbers are computed from it whenever they are asked for, and never typed."""

    track: Any = TrackField(
        _("track"),
        null=True,
        blank=True,
        help_text=_(
            "A GPX, KML, KMZ or GeoJSON file, 20 MB and 100,000 points at most, or a line drawn on the map. The file "
            "itself is not kept."
        ),
    )
    track_source: Any = TrackSourceField(_("source file of the track"), null=True, blank=True)

    class Meta:
        abstract = True

    track_panel = MultiFieldPanel(
        [FieldPanel("track", widget=TrackWidget), FieldPanel("track_source", widget=TrackSourceWidget)],
        heading=_("The track"),
    )

    @property
    def track_points(self) -> Points:
        """The points of the track; none where there is no track."""
        return points_of(self.track)

    @property
    def track_measures(self) -> TrackMeasures | None:
        """The numbers of the track, computed each time; ``None`` without a track."""
        points = self.track_points
        return measure(points) if points else None

    def measured_line(self) -> MeasuredLine | None:
        """Return the line along which stops are found; ``None`` without a track.

        Measured once for a track: a publish needs it for what is public and for what is to be checked.
        """
        line: MeasuredLine | None
        track, line = self.__dict__.get("_measured_line", (None, None))
        if line is None or track is not self.track:
            points = self.track_points
            line = MeasuredLine(points) if points else None
            self._measured_line = (self.track, line)
        return line
