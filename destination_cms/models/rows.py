"""Translatable rows of a page or a snippet: each language has its own rows."""

from wagtail.models import Orderable, TranslatableMixin

__all__ = ["TranslatableRow"]


class TranslatableRow(TranslatableMixin, Orderable):
    """A row in the editor's order whose text is translated with the page that it stands on.

    Translating a page copies its rows, and synchronising the translation copies them again. Rows without
    a language of their own would be set back to the words of the source each time; of these, the tools
    know which row of one language is which of another, and keep what a translator wrote. A row that
    holds no words (a choice, a number, a reference) is a plain ``Orderable``.
    """

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
