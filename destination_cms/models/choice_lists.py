"""Multiple choices from a closed list, as one column and as checkboxes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import FieldPanel

__all__ = ["ChoiceListField", "ChoiceListPanel"]

if TYPE_CHECKING:
    _TextField = models.CharField[Any, Any]
else:  # Django's own class takes no type arguments at run time.
    _TextField = models.CharField


class ChoiceListField(_TextField):
    """Values of ``choices``: a tuple in Python, in the order of the list; commas between them in the column.

    Values are UPPER_SNAKE words, so no value holds a comma.
    """

    description = _("Several of a list")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of any model field; the column is 250 characters wide by default."""
        kwargs.setdefault("max_length", 250)
        kwargs.setdefault("default", tuple)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: object, connection: object) -> tuple[str, ...]:
        """Read the column."""
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        """Return the values of a tuple, a list or a text with commas, each once, in the order of the list."""
        given = [part for part in value.split(",") if part] if isinstance(value, str) else list(value or ())
        order = [choice for choice, _label in self.flatchoices]
        # What is not in the list comes last: it is refused by ``validate``, not lost before it.
        ranked = {item: order.index(item) if item in order else len(order) for item in given}
        return tuple(sorted(ranked, key=lambda item: ranked[item]))

    def get_prep_value(self, value: Any) -> str:
        """Return the text for the column."""
        return ",".join(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        """Return the text for fixtures and revisions."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is not in the list, and nothing where something is asked for.

        Raises:
            ValidationError: naming the values that are not in the list, or that the field must not be empty.
        """
        known = {choice for choice, _label in self.flatchoices}
        unknown = [item for item in value if item not in known]
        if unknown:
            message = _("Not in the list: %(values)s.")
            raise ValidationError(message, code="invalid_choice", params={"values": ", ".join(unknown)})
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return a field of boxes to tick."""
        return forms.MultipleChoiceField(
            choices=list(self.flatchoices),
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=kwargs.get("widget", forms.CheckboxSelectMultiple),
        )

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave the default width and value out of migrations."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 250:
            del kwargs["max_length"]
        if kwargs.get("default") is tuple:
            del kwargs["default"]
        return name, path, args, kwargs

    def labels_of(self, values: Iterable[str]) -> list[str]:
        """Return what editors call these values."""
        names = dict(self.flatchoices)
        return [str(names.get(value, value)) for value in values]


class ChoiceListComparison(FieldComparison):
    """Two revisions of a list, by what editors call the values."""

    def __init__(self, field: ChoiceListField, obj_a: models.Model, obj_b: models.Model) -> None:
        """Take the arguments of any comparison."""
        super().__init__(field, obj_a, obj_b)
        self.val_a = ", ".join(field.labels_of(field.value_from_object(obj_a)))
        self.val_b = ", ".join(field.labels_of(field.value_from_object(obj_b)))


class ChoiceListPanel(FieldPanel):
    """The panel of a ``ChoiceListField``; that of Wagtail would compare revisions by the stored words."""

    def get_comparison_class(self) -> type[ChoiceListComparison]:
        """Return the comparison by labels."""
        return ChoiceListComparison
