"""The editing side of circuits and spots; Django also finds the index rows here."""

from ..index import CircuitIndex, SpotIndex
from .mixins import CircuitMixin, SpotMixin
from .pages import CircuitPage, SpotPage
from .stops import CircuitStop

__all__ = ["CircuitIndex", "CircuitMixin", "CircuitPage", "CircuitStop", "SpotIndex", "SpotMixin", "SpotPage"]
