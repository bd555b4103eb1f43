"""The editing side of circuits and spots."""

from .mixins import CircuitMixin, SpotMixin
from .pages import CircuitPage, SpotPage
from .stops import CircuitStop

__all__ = ["CircuitMixin", "CircuitPage", "CircuitStop", "SpotMixin", "SpotPage"]
