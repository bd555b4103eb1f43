"""The form of an offer: drafts may be incomplete, published offers may not."""

from destination_cms.models.checked_rows import CheckedRowsPageForm

from ..capacity import room_faults


class MiceOfferForm(CheckedRowsPageForm):
    """Validate the rooms of an offer that is published."""

    def is_valid(self) -> bool:
        """Return whether it can be saved, as a draft or for publication."""
        if not super().is_valid():
            return False
        if not self.is_deferred_validation:
            self._refuse_crowded_rooms()
        return bool(super().is_valid())

    def _refuse_crowded_rooms(self) -> None:
        rooms = self.formsets.get("rooms")
        for form in rooms.forms if rooms else ():
            if form not in rooms.deleted_forms:
                for fault in room_faults(form.instance):
                    form.add_error(fault.field, fault.error())
