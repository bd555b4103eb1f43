"""The form of a circuit: drafts may be empty, published circuits may not."""

from django.utils.translation import gettext_lazy as _

from destination_cms.models.checked_rows import CheckedRowsPageForm


class CircuitForm(CheckedRowsPageForm):
    """Refuse to publish a circuit that says nothing: without a length, a text and a stop."""

    def is_valid(self) -> bool:
        """Return whether it can be saved, as a draft or for publication."""
        if not super().is_valid():
            return False
        if not self.is_deferred_validation and self._is_empty():
            message = _("This circuit is empty: write a text, give its length or its track, or add a stop.")
            # Where the teaser has no field, the message stands above the form.
            self.add_error("teaser" if "teaser" in self.fields else None, message)
        return bool(super().is_valid())

    def _is_empty(self) -> bool:
        told = self.cleaned_data
        stops = self.formsets.get("stops")
        is_filled = any(told.get(name) for name in ("length_m", "track", "teaser", "body"))
        return not is_filled and not any(form not in stops.deleted_forms for form in (stops.forms if stops else ()))
