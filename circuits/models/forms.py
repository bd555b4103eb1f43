"""The form of a circuit: drafts may be empty, published circuits may not."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from destination_cms.models.checked_rows import CheckedRowsPageForm

_FILLED_BY = ("length_m", "track", "teaser", "body")


def refuse_empty(values: Iterable[Any], *, has_stops: bool) -> None:
    """Refuse a circuit that says nothing: it has no length, no track, no text and no stop.

    Raises:
        ValidationError: about the teaser, the first of what may be written.
    """
    if not has_stops and not any(values):
        raise ValidationError(
            {"teaser": _("This circuit is empty: write a text, give its length or its track, or add a stop.")}
        )


def refuse_empty_circuit(circuit: Any) -> None:
    """Do the same for a page with the stops that it has now."""
    refuse_empty((getattr(circuit, name) for name in _FILLED_BY), has_stops=bool(circuit.stops.count()))


class CircuitForm(CheckedRowsPageForm):
    """Say above the form or at its teaser that a circuit is empty, before anything is saved."""

    def is_valid(self) -> bool:
        """Return whether it can be saved, as a draft or for publication."""
        if not super().is_valid():
            return False
        if not self.is_deferred_validation:
            try:
                refuse_empty((self.cleaned_data.get(name) for name in _FILLED_BY), has_stops=self._has_stops())
            except ValidationError as error:
                # Where the teaser has no field, the message stands above the form.
                place = "teaser" if "teaser" in self.fields else None
                self.add_error(place, error.message_dict["teaser"])
        return bool(super().is_valid())

    def _has_stops(self) -> bool:
        stops = self.formsets.get("stops")
        return stops is not None and any(form not in stops.deleted_forms for form in stops.forms)
