"""The editing side of circuits and spots; Django also finds the index rows here."""

from ..index import CircuitIndex, SpotIndex
from .mixins import CircuitMixin, SpotMixin
from .pages import CircuitPage, SpotPage
from .rows import (
    CircuitAccessibilityLabel,
    CircuitMode,
    CircuitOpeningTime,
    CircuitSurface,
    CircuitTheme,
    CircuitTransport,
    SpotAccessibilityLabel,
    SpotLayer,
    SpotOpeningTime,
    SpotSurface,
)
from .stops import CircuitStop

__all__ = [
    "CircuitAccessibilityLabel",
    "CircuitIndex",
    "CircuitMixin",
    "CircuitMode",
    "CircuitOpeningTime",
    "CircuitPage",
    "CircuitStop",
    "CircuitSurface",
    "CircuitTheme",
    "CircuitTransport",
    "SpotAccessibilityLabel",
    "SpotIndex",
    "SpotLayer",
    "SpotMixin",
    "SpotOpeningTime",
    "SpotPage",
    "SpotSurface",
]
