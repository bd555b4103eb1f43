"""What is the same in every language follows its source when that is published; texts that changed are marked."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Page, Revision, Workflow, WorkflowTask

from circuits.models import CircuitStop
from destination_cms.geo.point import Point
from destination_cms.models import Mark, Publication, TranslationState
from destination_cms.translations import signals
from tests.asking import ask
from tests.core.admin.people import editor
from tests.destination import Destination, fresh, publish
from tests.translators import public

from .bilingual import in_english, is_outdated, state_of

HERE, THERE = Point(48.82, 2.27), Point(48.83, 2.28)
SPOT = "query($id: ID!) { node(id: $id) { ... on Spot { isTranslationOutdated stepFree } } }"


@pytest.fixture
def mill(destination: Destination) -> Any:
    return destination.spot("Moulin", teaser="Un moulin", location=HERE, address="1 rue du Moulin")


@pytest.fixture
def english(destination: Destination, mill: Any) -> Any:
    return in_english(destination, mill, title="Mill", teaser="A mill")


def test_a_fact_of_the_source_is_that_of_its_translation_at_once(
    destination: Destination, mill: Any, english: Any
) -> None:
    publish(mill, location=THERE, step_free="NO", kind="MUSEUM")

    told = public(english)
    assert (told["position"], told["step_free"], told["kind"]) == ((48.83, 2.28), "NO", "MUSEUM")
    assert (told["title"], told["teaser"]) == ("Mill", "A mill")
    page = fresh(english)
    assert (page.location, page.live, page.has_unpublished_changes) == (THERE, True, False)
    assert page.live_revision == page.latest_revision != english.live_revision
    assert page.live_revision.as_object().location == THERE
    assert not Mark.objects.exists()


def test_a_fact_that_is_only_saved_as_a_draft_is_not_followed(mill: Any, english: Any) -> None:
    """An autosave does not publish."""
    mill.location = THERE
    mill.save_revision()

    assert fresh(english).location == HERE
    assert fresh(english).latest_revision == english.latest_revision


def test_a_translation_that_is_published_takes_the_facts_of_its_source(mill: Any, english: Any) -> None:
    page = publish(english, teaser="An old mill", location=THERE, step_free="YES")

    assert (page.teaser, page.location, page.step_free) == ("An old mill", HERE, "UNKNOWN")
    assert page.live_revision.as_object().location == HERE
    assert public(english)["position"] == (48.82, 2.27)


def test_nothing_new_is_published_where_nothing_has_changed(mill: Any, english: Any) -> None:
    before = Publication.objects.get(uuid=mill.translation_key, locale="en")

    publish(mill)

    after = Publication.objects.get(pk=before.pk)
    assert (after.sequence, after.digest) == (before.sequence, before.digest)
    assert Revision.objects.for_instance(english).count() == 2


def test_a_translators_draft_is_kept_and_gets_the_facts(mill: Any, english: Any) -> None:
    english.teaser = "A mill that grinds"
    draft = english.save_revision()

    publish(mill, location=THERE)

    page = fresh(english)
    assert (page.teaser, page.location) == ("A mill", THERE)
    assert page.has_unpublished_changes
    assert page.latest_revision_id == draft.pk
    assert Revision.objects.get(pk=draft.pk).is_latest_revision()
    written = page.get_latest_revision_as_object()
    assert (written.teaser, written.location) == ("A mill that grinds", THERE)
    page.latest_revision.publish()
    assert (fresh(english).teaser, fresh(english).location) == ("A mill that grinds", THERE)


def test_a_schedule_of_a_translation_goes_on(mill: Any, english: Any) -> None:
    later = timezone.now() + timedelta(days=1)
    english.teaser, english.go_live_at = "From tomorrow", later
    english.save_revision().publish()
    draft = fresh(english).latest_revision
    assert draft.approved_go_live_at == later

    publish(mill, location=THERE)

    page = fresh(english)
    assert (page.teaser, page.location) == ("A mill", THERE)
    assert page.latest_revision == draft
    assert Revision.objects.get(pk=draft.pk).approved_go_live_at == later


def test_a_workflow_of_a_translation_goes_on(mill: Any, english: Any) -> None:
    workflow, task = Workflow.objects.create(name="Two eyes"), GroupApprovalTask.objects.create(name="Read")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    english.teaser = "To be read"
    english.save_revision()
    workflow.start(english, None)

    publish(mill, location=THERE)

    assert fresh(english).current_workflow_state.status == "in_progress"
    assert fresh(english).location == THERE


def test_a_locked_translation_follows(mill: Any, english: Any) -> None:
    """A lock keeps editors from the text; a position is not what they wrote."""
    type(english).objects.filter(pk=english.pk).update(locked=True)

    publish(mill, location=THERE)

    assert (fresh(english).location, fresh(english).locked) == (THERE, True)


def test_a_translation_that_is_not_published_stays_a_draft_and_follows(destination: Destination, mill: Any) -> None:
    copy = mill.copy_for_translation(destination.en, copy_parents=True)
    assert not copy.live

    publish(mill, location=THERE, teaser="Un vieux moulin")

    assert not fresh(copy).live
    assert fresh(copy).get_latest_revision_as_object().location == THERE
    assert public(mill, "en") is None
    assert is_outdated(copy)


def test_three_languages_follow_one_source(destination: Destination, mill: Any, english: Any) -> None:
    """German was translated from English: it follows French too, and nothing goes round in circles."""
    german = in_english(destination, english, Locale.objects.create(language_code="de"), title="Mühle")

    publish(mill, location=THERE)
    publish(english, location=Point(48.84, 2.29))
    publish(german, location=Point(48.85, 2.30))

    assert [fresh(page).location for page in (mill, english, german)] == [THERE] * 3


def test_what_a_translator_put_in_place_of_an_address_stays(destination: Destination, mill: Any) -> None:
    follows = in_english(destination, mill, title="Mill")
    publish(mill, address="2 rue du Moulin")
    assert fresh(follows).address == "2 rue du Moulin"

    publish(follows, address="2, Mill Street")
    publish(mill, address="3 rue du Moulin")

    assert fresh(follows).address == "2, Mill Street"


def test_a_district_is_that_of_the_language_where_there_is_one(
    destination: Destination, mill: Any, english: Any
) -> None:
    fort, quay = destination.district("Fort"), destination.district("Quai")
    in_its_language = fort.copy_for_translation(destination.en)
    in_its_language.save()

    publish(mill, district=fort)
    assert fresh(english).district == in_its_language
    revisions = Revision.objects.for_instance(english).count()
    publish(mill)
    assert Revision.objects.for_instance(english).count() == revisions
    publish(mill, district=quay)
    assert fresh(english).district == quay


def test_another_picture_comes_with_a_text_that_tells_what_it_shows(
    destination: Destination, mill: Any, english: Any
) -> None:
    publish(mill, cover_image=destination.image(), cover_image_alt="Une roue")
    assert fresh(english).cover_image_alt == "Une roue"
    publish(english, cover_image_alt="A wheel")
    publish(mill, title="Le moulin")
    assert fresh(english).cover_image_alt == "A wheel"

    publish(mill, cover_image=destination.image(), cover_image_alt="Un toit")

    assert fresh(english).cover_image_alt == "Un toit"
    assert fresh(english).cover_image == fresh(mill).cover_image
    assert is_outdated(english)


def test_a_source_whose_text_has_changed_makes_its_translation_outdated(mill: Any, english: Any) -> None:
    key = public(english)
    assert "is_translation_outdated" not in key

    publish(mill, teaser="Fermé pour travaux", location=THERE)

    assert is_outdated(english)
    assert list(state_of(english).changed) == ["teaser"]
    assert public(english)["is_translation_outdated"] is True
    assert "is_translation_outdated" not in public(mill, "fr")
    asked = '{ spots(locale: "en") { nodes { title isTranslationOutdated } } }'
    assert ask(asked)["spots"]["nodes"] == [{"title": "Mill", "isTranslationOutdated": True}]
    assert ask(asked.replace('"en"', '"fr"'))["spots"]["nodes"][0]["isTranslationOutdated"] is False

    publish(english, teaser="Closed for works")

    assert not is_outdated(english)
    assert ask(asked)["spots"]["nodes"] == [{"title": "Mill", "isTranslationOutdated": False}]


def test_a_draft_from_before_the_change_does_not_revise_anything(mill: Any, english: Any) -> None:
    english.seo_title = "Mill of Issy"
    draft = english.save_revision()
    publish(mill, teaser="Fermé")

    Revision.objects.get(pk=draft.pk).publish()
    # Facts were copied into the draft, which does not make it newer.
    assert fresh(english).seo_title == "Mill of Issy"
    assert is_outdated(english)
    publish(english, teaser="Closed")
    assert not is_outdated(english)


def test_a_text_that_is_taken_back_needs_no_revision(mill: Any, english: Any) -> None:
    publish(mill, teaser="Un mulin")
    publish(mill, teaser="Un moulin")

    assert not is_outdated(english)


def test_a_translation_of_which_nothing_was_known_is_compared_with_what_was_public(
    destination: Destination, mill: Any, english: Any
) -> None:
    """After an upgrade, and after an import."""
    TranslationState.objects.all().delete()

    publish(mill, location=THERE)
    assert not is_outdated(english)
    TranslationState.objects.all().delete()
    publish(mill, teaser="Fermé")
    assert is_outdated(english)


def test_an_alias_of_a_translation_shows_what_it_shows(destination: Destination, mill: Any, english: Any) -> None:
    section = destination.section("Section")
    alias = english.create_alias(parent=section, update_slug="mirror")

    publish(mill, location=THERE)

    assert fresh(alias).location == THERE


def test_a_source_that_is_withdrawn_leaves_its_translations_alone(mill: Any, english: Any) -> None:
    mill.unpublish()

    page = publish(english, location=THERE)

    assert page.location == THERE


def test_an_editor_is_told_what_a_translation_takes_from_its_source(mill: Any, english: Any) -> None:
    person = editor("en")
    page = fresh(english)
    page.location = THERE
    page.save_revision()
    answer = person.client.post(
        f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={page.pk}", {"include_descendants": ""}, follow=True
    )
    told = [str(message) for message in answer.context["messages"]]
    assert any("Français" in text and "Position" in text for text in told), told


def test_many_pages_at_once_follow_after_the_request(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "IN_ONE_REQUEST", 1)
    pages = [destination.spot(f"Lieu {number}", location=HERE) for number in range(3)]
    copies = [in_english(destination, page) for page in pages]
    for page in pages:
        page.location = THERE
        page.save_revision()
    person = editor("en")
    query = "&".join(f"id={page.pk}" for page in pages)

    answer = person.client.post(
        f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&{query}", {"include_descendants": ""}, follow=True
    )

    assert any("2 pages" in str(message) for message in answer.context["messages"])
    assert [fresh(copy).location for copy in copies] == [THERE] * 3


def test_a_draft_that_cannot_be_read_keeps_no_page_from_being_published(
    destination: Destination, mill: Any, english: Any, caplog: pytest.LogCaptureFixture
) -> None:
    german = in_english(destination, mill, Locale.objects.create(language_code="de"))
    english.save_revision()
    draft = Revision.objects.get(pk=fresh(english).latest_revision_id)
    Revision.objects.filter(pk=draft.pk).update(content={**draft.content, "location": "nowhere"})

    publish(mill, location=THERE)

    assert [fresh(page).location for page in (mill, english, german)] == [THERE] * 3
    assert "cannot be read" in caplog.text


def test_pages_of_no_kind_are_left_alone(destination: Destination) -> None:
    home = publish(in_english(destination, destination.home), title="Home")

    publish(destination.home, title="Accueil")

    assert fresh(home).title == "Home"
    assert not TranslationState.objects.exists()
    assert Page.objects.filter(pk=home.pk).exists()
    assert CircuitStop.objects.count() == 0
