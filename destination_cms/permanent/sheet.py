"""The sheet of a page's QR codes in the admin, to be printed on A4: its own, and those of its parts."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from ..addresses import permanent_url
from ..graphql.reading.reader import Reader
from ..models import LedgerSite
from ..projections.kinds import kind_of_model
from ..verticals import PermanentAddresses
from .codes import FORMATS, inline_svg
from .languages import chosen
from .lookup import Target, find
from .notices import LANGUAGES

URL_NAME = "destination_codes"


@dataclass(frozen=True, slots=True)
class Label:
    """One code of a sheet: what is printed beside it, and the absolute address that it holds.

    ``page`` is the title of the page that the code leads to a part of; empty for that of the page itself.
    """

    title: str
    address: str
    page: str = ""

    @property
    def short_address(self) -> str:
        """The address as a person would type it."""
        return self.address.partition("://")[2]

    @property
    def svg(self) -> str:
        """The code, as markup."""
        return inline_svg(self.address)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The codes of a page in a language; no labels while nothing of it is public.

    Attributes:
        locale: language of the titles, and with which words it is printed; empty without labels.
        locales: languages in which there is a sheet.
        hidden: titles of parts that are not public in the language yet.
    """

    locale: str = ""
    locales: Sequence[str] = ()
    labels: Sequence[Label] = ()
    hidden: Sequence[str] = ()


def code_sheet(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the sheet of a page to who may edit it; ``?locale=`` chooses the language of its titles."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    rules = _rules_of(page)
    if rules is None:
        raise Http404
    sheet = sheet_of(page, rules, request.GET.get("locale", "")[:50])
    names = get_content_languages()
    context = {
        "page": page,
        "sheet": sheet,
        "languages": [(locale, names.get(locale, locale)) for locale in sheet.locales],
        "printed": _printed(sheet.locale),
        "is_insecure": any(label.address.startswith("http:") for label in sheet.labels),
        "formats": [*FORMATS],
        "language": get_language(),
    }
    return render(request, "destination_cms/admin/code_sheet.html", context)


def sheet_of(page: Any, rules: PermanentAddresses, asked: str = "") -> Sheet:
    """Return the sheet of a page: what the public sees of it at this moment, and what is missing.

    Args:
        page: in any of its languages.
        rules: those of its kind.
        asked: language; that of the page if it is empty, or if nothing is public in it.
    """
    site = page.get_site()
    ledger_site = LedgerSite.objects.filter(pk=site.pk).first() if site else None
    if ledger_site is None:
        return Sheet()
    with closing(Reader(ledger_site, timezone.now())) as reader:
        found = find(reader, str(page.translation_key))
        targets = {target.record.row.locale: target for target in found.targets} if found else {}
        if not targets:
            return Sheet()
        locale = chosen([*filter(None, [asked]), page.locale.language_code], [*targets])
        labels = [*_labels(reader, targets[locale], rules)]
    own = page if page.locale.language_code == locale else _translation(page, locale)
    return Sheet(locale, [*targets], labels, rules.hidden(own) if own is not None else ())


def _labels(reader: Reader, target: Target, rules: PermanentAddresses) -> Iterator[Label]:
    record = target.record
    yield Label(record.row.title, permanent_url(reader.site, record.row.uuid_text))
    for uuid, title in rules.labels(record).items():
        yield Label(title, permanent_url(reader.site, uuid), record.row.title)


def _translation(page: Any, locale: str) -> Any:
    found = page.get_translations().filter(locale__language_code=locale).first()
    return found and found.specific


def _printed(locale: str) -> str:
    """Return what a sheet in a language tells visitors, in that language where we speak it."""
    with override(chosen([locale] if locale else [], LANGUAGES)):
        return str(_("Scan the code with your telephone."))


def _rules_of(page: Any) -> PermanentAddresses | None:
    # None for a page whose class the site does not have any more; Wagtail still lists it.
    model = page.specific_class
    kind = kind_of_model(model) if model is not None else None
    return kind.permanent if kind is not None else None


def code_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Yield the button that leads to the sheet of a page, for its header in the editor and in the explorer."""
    if _rules_of(page) is not None and page.permissions_for_user(user).can_edit():
        yield Button(_("QR codes"), reverse(URL_NAME, args=[page.pk]), icon_name="mobile-alt", priority=66)
