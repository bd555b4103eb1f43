"""A draft is kept however unfinished it is, saved by hand or on its own; what is missing is asked when it goes live."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import DraftStateMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from circuits.models import SpotPage
from destination_cms.models import District, EventTag, Menu, MenuItem
from destination_cms.models.checked_rows import DraftFormMixin
from destination_cms.models.drafts import is_kept_as_draft, parent_of
from scripts.verticals import VERTICALS
from tests.core.admin.forms import autosave, editor_form, send, with_row_of
from tests.core.admin.people import editor
from tests.destination import Destination, fresh

from .checked_rows import Rows
from .test_checked_rows import OURS


def test_the_form_of_every_type_of_ours_tells_whether_it_keeps_a_draft() -> None:
    # A recording and a base map have no drafts: what is saved counts.
    snippets = [model for model in get_snippet_models() if issubclass(model, DraftStateMixin)]
    models = [*get_page_models(), *snippets]
    ours = [model for model in models if model.__module__.split(".")[0] in ("destination_cms", *VERTICALS)]
    forms = {model.__name__: model.get_edit_handler().get_form_class() for model in ours}  # type: ignore[attr-defined]

    assert len(forms) > 6
    assert [name for name, form in forms.items() if not issubclass(form, DraftFormMixin)] == []


@pytest.mark.parametrize(
    ("told", "live", "kept"), [(None, False, True), (None, True, False), (True, True, True), (False, False, False)]
)
def test_the_form_knows_it_best_and_then_the_state_of_a_page(told: bool | None, live: bool, kept: bool) -> None:
    event = SpotPage(live=live)
    event.is_draft = told
    assert is_kept_as_draft(event) == kept


def test_a_snippet_is_a_draft_where_a_form_says_so() -> None:
    """Wagtail does not look at it again when it goes live."""
    district = District(live=False)
    assert not is_kept_as_draft(district)
    district.is_draft = True
    assert is_kept_as_draft(district)


def test_a_row_is_a_draft_with_what_it_stands_on() -> None:
    menu = Menu(live=False)
    menu.is_draft = True
    assert is_kept_as_draft(MenuItem(menu=menu))
    assert parent_of(MenuItem(menu=menu)) is menu
    menu.is_draft = False
    assert not is_kept_as_draft(MenuItem(menu=menu))
    assert parent_of(MenuItem()) is None
    assert not is_kept_as_draft(MenuItem())


@pytest.mark.parametrize("live", [False, True])
def test_a_picture_without_words_and_a_day_ahead_stay_in_a_draft(destination: Destination, live: bool) -> None:
    spot, person = destination.spot("Fort", live=live), editor()
    path = f"/admin/pages/{spot.pk}/edit/"
    ahead = f"{timezone.localdate() + timezone.timedelta(days=1):%d/%m/%Y}"
    picture = destination.image()
    typed = {"cover_image": str(picture.pk), "cover_image_alt": "", "last_verified_on": ahead}
    form = {**editor_form(person, path), **typed}

    autosave(person, path, form)
    assert fresh(spot).get_latest_revision_as_object().cover_image_id == picture.pk
    kept = person.client.post(path, form)
    assert kept.status_code == 302, kept.context["form"].errors

    refused = person.client.post(path, {**form, "action-publish": "1"})
    assert set(refused.context["form"].errors) == {"cover_image_alt"}
    with pytest.raises(ValidationError):
        fresh(spot).get_latest_revision().publish()
    assert fresh(spot).live == live
    assert fresh(spot).cover_image_id == (None if live else picture.pk)


@pytest.mark.parametrize("rows", OURS, ids=lambda rows: rows.model.__name__)
def test_rows_that_are_not_filled_in_stay_in_a_draft(destination: Destination, rows: Rows) -> None:
    work = rows.opened(destination)
    page, form = BeautifulSoup(work.person.source(work.path), "html.parser"), work.form()
    before = {name: len(work.rows(name)) for name in rows.typed}
    for name in rows.typed:
        form = with_row_of(page, form, name, {})

    refused = work.publish(form)
    autosave(work.person, work.path, form)

    assert {name: len(work.rows(name)) for name in rows.typed} == {name: count + 1 for name, count in before.items()}
    told = {name for name, formset in refused.context["form"].formsets.items() if any(formset.errors)}
    assert told == set(rows.typed)
    assert not fresh(work.draft).live


def test_a_snippet_is_kept_too(destination: Destination) -> None:
    district, tag = destination.district("Fort"), EventTag.objects.create(label="TOTEC19", locale=destination.fr)
    person, picture = editor(), destination.image()
    paths = {
        "slug": (f"/admin/snippets/destination_cms/district/edit/{district.pk}/", {"cover_image": str(picture.pk)}),
        "series": (f"/admin/snippets/destination_cms/eventtag/edit/{tag.pk}/", {"ends_on": "12/03/2026"}),
    }
    for field, (path, typed) in paths.items():
        assert send(person, path, typed, field).status_code == 302
        answer = send(person, path, {**typed, "action-publish": "1"}, field)
        assert list(answer.context["form"].errors) in (["cover_image_alt"], ["starts_on"])

    assert District.objects.get(pk=district.pk).get_latest_revision_as_object().cover_image_id == picture.pk
    assert EventTag.objects.get(pk=tag.pk).get_latest_revision_as_object().ends_on is not None


def test_a_script_keeps_a_draft_and_publishes_none(destination: Destination) -> None:
    event = destination.event(live=False)
    event.cover_image = destination.image()
    event.cover_image_alt = ""

    event.save_revision()
    event.save()

    with pytest.raises(ValidationError, match="cover_image_alt"):
        fresh(event).get_latest_revision().publish()


def test_what_is_approved_for_a_later_date_is_complete(destination: Destination) -> None:
    event = destination.event(live=False)
    event.cover_image, event.go_live_at = destination.image(), timezone.now() + timezone.timedelta(days=1)
    revision = event.save_revision(clean=False)

    with pytest.raises(ValidationError, match="cover_image_alt"):
        revision.publish()

    assert fresh(event).approved_schedule is False


@pytest.mark.parametrize("name", ["district", "event_tag"])
def test_a_snippet_that_a_script_publishes_is_complete(destination: Destination, name: str) -> None:
    if name == "district":
        snippet: Any = destination.district("Fort")
        snippet.cover_image = destination.image()
    else:
        snippet = EventTag.objects.create(label="TOTEC19", locale=destination.fr)
        snippet.ends_on = timezone.localdate()
    revision = snippet.save_revision(clean=False)

    with pytest.raises(ValidationError, match="cover_image_alt" if name == "district" else "starts_on"):
        revision.publish()


@pytest.mark.parametrize("address", ["", "javascript:alert(1)"])
def test_a_menu_whose_entries_lead_nowhere_is_not_published_by_a_script(destination: Destination, address: str) -> None:
    menu = Menu(handle="MAIN", site=destination.site, locale=destination.fr, live=False)
    menu.items.add(MenuItem(label="Go", address=address, locale=destination.fr))
    menu.save()
    revision = menu.save_revision(clean=False)

    with pytest.raises(ValidationError):
        revision.publish()


def test_an_address_that_runs_a_script_is_not_even_kept(destination: Destination) -> None:
    menu = Menu(live=False)
    menu.is_draft = True

    with pytest.raises(ValidationError, match="javascript"):
        MenuItem(menu=menu, label="Go", address="javascript:alert(1)").clean()
