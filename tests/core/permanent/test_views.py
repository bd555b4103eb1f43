"""``/go/<uuid>`` over HTTP: where it leads, in which language, for how long, and what it says where it leads nowhere."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import zxingcpp
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import override_script_prefix
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, PageViewRestriction, Site

from destination_cms.addresses import permanent_url
from destination_cms.models import LedgerSite, PermanentAddress, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination, fresh, publish

NEVER = UUID(int=1)


def get(thing: Any, after: str = "", language: str = "fr", host: str = "testserver", **headers: str) -> Any:
    uuid = getattr(thing, "translation_key", thing)
    headers = {"accept-language": language, "host": host, **headers}
    return Client().get(f"/go/{uuid}{after}", headers=headers)


def leads_to(thing: Any, *arguments: Any, **named: Any) -> str:
    response = get(thing, *arguments, **named)
    assert response.status_code == 302, response.content
    return str(response["Location"])


def in_english(page: Any, destination: Destination, **fields: Any) -> Any:
    return publish(page.copy_for_translation(destination.en, copy_parents=True), **fields)


def stop_of(circuit: Any, number: int = 0) -> Any:
    return list(fresh(circuit).stops.all())[number]


@pytest.fixture
def circuit(destination: Destination) -> Any:
    spots = [destination.spot("The mill", slug="mill"), destination.spot("The bridge", slug="bridge")]
    return destination.circuit("The river", spots, slug="river", teaser="Along the river.")


class TestRedirect:
    def test_it_leads_to_the_front_end(self, circuit: Any, settings: Any) -> None:
        assert leads_to(circuit) == "http://testserver/fr/river/"

        settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org/"}}
        assert leads_to(circuit) == "https://visit.example.org/fr/river/"

    def test_a_stop_is_a_place_on_its_circuit(self, circuit: Any) -> None:
        stop = stop_of(circuit, 1)

        assert leads_to(stop) == f"http://testserver/fr/river/#stop-{stop.translation_key}"

    def test_it_may_be_typed_in_capitals(self, circuit: Any) -> None:
        assert leads_to(str(circuit.translation_key).upper()) == "http://testserver/fr/river/"

    @pytest.mark.parametrize("after", ["?utm_source=panel", "?locale=", "?locale=de", "?locale=" + "x" * 3_000])
    def test_nothing_behind_it_makes_it_refuse(self, circuit: Any, after: str) -> None:
        assert leads_to(circuit, after) == "http://testserver/fr/river/"

    def test_it_survives_another_slug_and_a_move(self, circuit: Any, destination: Destination) -> None:
        publish(circuit, slug="stream")
        assert leads_to(circuit) == "http://testserver/fr/stream/"

        fresh(circuit).move(destination.section(slug="walks"), pos="last-child")
        assert leads_to(circuit) == "http://testserver/fr/walks/stream/"
        assert leads_to(stop_of(circuit)).startswith("http://testserver/fr/walks/stream/#stop-")

    def test_it_can_be_cached_for_a_moment(self, circuit: Any, time_machine: Any) -> None:
        response = get(circuit)
        assert response["Cache-Control"] == "public, max-age=30, stale-while-revalidate=60"
        assert {"Accept-Language", "Host"} <= {name.strip() for name in response["Vary"].split(",")}
        assert not response.cookies

        now = timezone.now()
        publish(circuit, expire_at=now + timedelta(seconds=10))
        assert get(circuit)["Cache-Control"].startswith("public, max-age=")
        left = int(get(circuit)["Cache-Control"].split("max-age=")[1].split(",")[0])
        assert 0 < left <= 10
        # Nothing has swept, and all the same it is over.
        time_machine.move_to(now + timedelta(seconds=11))
        assert get(circuit).status_code == 410
        assert get(circuit)["Cache-Control"] == "public, max-age=0, stale-while-revalidate=0"

    def test_methods(self, circuit: Any) -> None:
        path = f"/go/{circuit.translation_key}"
        assert Client().post(path).status_code == 405
        assert Client().post(path)["Allow"] == "GET, HEAD, OPTIONS"
        head = Client().head(path)
        assert (head.status_code, head.content) == (302, b"")
        assert Client().options(path).status_code == 204

    def test_a_script_prefix_stands_in_it(self, circuit: Any) -> None:
        with override_script_prefix("/mount/"):
            assert leads_to(circuit) == "http://testserver/mount/fr/river/"
            text = get(circuit, ".svg").content.decode()
        assert f"http://testserver/mount/go/{circuit.translation_key}" in text

    def test_it_takes_few_statements(self, circuit: Any, django_assert_max_num_queries: Any) -> None:
        get(circuit)
        for thing in (circuit, stop_of(circuit)):
            with django_assert_max_num_queries(3):
                get(thing)

    def test_what_was_public_before_there_were_addresses_has_one(self, circuit: Any) -> None:
        PermanentAddress.objects.all().delete()

        assert leads_to(circuit) == "http://testserver/fr/river/"


class TestLanguage:
    @pytest.fixture
    def both(self, circuit: Any, destination: Destination) -> Any:
        for spot in destination.made[:2]:
            in_english(fresh(spot), destination)
        in_english(circuit, destination, slug="river-en")
        return circuit

    @pytest.mark.parametrize(
        ("language", "after", "path"),
        [
            ("fr-FR,fr;q=0.9,en;q=0.8", "", "/fr/river/"),
            ("en-GB,en;q=0.9,fr;q=0.8", "", "/en/river-en/"),
            ("de", "", "/fr/river/"),
            ("*", "", "/fr/river/"),
            ("de, en;q=0.1", "", "/en/river-en/"),
            ("fr", "?locale=EN-us", "/en/river-en/"),
            ("en", "?locale=de", "/en/river-en/"),
        ],
    )
    def test_the_readers_is_chosen(self, both: Any, language: str, after: str, path: str) -> None:
        response = get(both, after, language)
        assert response["Location"] == f"http://testserver{path}"
        assert response["Content-Language"] == path[1:3]

    def test_a_stop_has_one_address_for_all(self, both: Any) -> None:
        stop = stop_of(both)

        assert leads_to(stop, language="en").startswith("http://testserver/en/river-en/#stop-")

    def test_only_a_language_that_is_public_counts(self, both: Any, destination: Destination) -> None:
        fresh(both).get_translation(destination.en).unpublish()
        assert leads_to(both, language="en") == "http://testserver/fr/river/"

        publish(fresh(both).get_translation(destination.en))
        fresh(both).unpublish()
        assert leads_to(both, language="fr") == "http://testserver/en/river-en/"


class TestGone:
    def test_what_never_was_public_is_not_found(self, destination: Destination) -> None:
        draft = destination.circuit("Draft of a secret", [destination.spot()], live=False)
        for thing in (NEVER, draft, stop_of(draft), "x", "a" * 3_000, "%00", "é"):
            response = get(thing)
            assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
            assert "secret" not in response.content.decode()

    def test_unpublished_and_published_again(self, circuit: Any) -> None:
        stop = stop_of(circuit)
        fresh(circuit).unpublish()

        for thing in (circuit, stop):
            response = get(thing)
            assert response.status_code == 410
            text = response.content.decode()
            assert "The river" not in text
            assert '<html lang="fr">' in text
            assert '<a href="http://testserver/fr/">' in text
        publish(circuit)
        assert leads_to(circuit) == "http://testserver/fr/river/"
        assert leads_to(stop) == f"http://testserver/fr/river/#stop-{stop.translation_key}"

    def test_deleted_and_its_tombstone_too(self, circuit: Any, time_machine: Any) -> None:
        stop, mill = stop_of(circuit), fresh(circuit).stops.all()[0].spot
        fresh(circuit).delete()
        fresh(mill).delete()
        assert [get(thing).status_code for thing in (circuit, stop, mill)] == [410, 410, 410]

        time_machine.move_to(timezone.now() + timedelta(days=500))
        reconcile_publications()
        assert not Publication.objects.filter(is_withdrawn=True).exists()
        assert [get(thing).status_code for thing in (circuit, stop, mill)] == [410, 410, 410]

    def test_what_became_private_is_not_named(self, circuit: Any) -> None:
        PageViewRestriction.objects.create(page=circuit, restriction_type="login")

        response = get(circuit)
        assert response.status_code == 410
        assert "river" not in f"{response.content.decode()}{response.headers}"

    def test_a_stop_that_was_removed_leads_to_its_circuit(self, circuit: Any) -> None:
        first, second = stop_of(circuit), stop_of(circuit, 1)
        page = fresh(circuit)
        page.stops = [stop for stop in page.stops.all() if stop.pk != first.pk]
        publish_rows(page)

        response = get(first)
        assert response.status_code == 410
        assert (
            '<a href="http://testserver/fr/river/" lang="fr" hreflang="fr">The river</a>' in response.content.decode()
        )
        assert leads_to(second).endswith(f"#stop-{second.translation_key}")

    def test_a_stop_whose_spot_is_withdrawn_leads_to_its_circuit(self, circuit: Any) -> None:
        stop = stop_of(circuit)
        fresh(stop.spot).unpublish()

        text = get(stop).content.decode()
        assert "The river" in text
        assert "mill" not in text
        publish(stop.spot)
        assert leads_to(stop).endswith(f"#stop-{stop.translation_key}")

    def test_a_stop_that_another_circuit_took_over_leads_there(self, circuit: Any, destination: Destination) -> None:
        stop = stop_of(circuit)
        other = destination.circuit("The canal", slug="canal")
        page = fresh(circuit)
        page.stops = [each for each in page.stops.all() if each.pk != stop.pk]
        publish_rows(page)
        page = fresh(other)
        page.stops = [type(stop)(spot=stop.spot, translation_key=stop.translation_key)]
        publish_rows(page)

        assert leads_to(stop) == f"http://testserver/fr/canal/#stop-{stop.translation_key}"

    def test_the_page_speaks_french_and_english_and_asks_for_nothing(self, circuit: Any) -> None:
        fresh(circuit).unpublish()

        french, english, other = (get(circuit, language=language) for language in ("fr-CA", "en", "de"))
        assert "n’est plus publié" in french.content.decode()
        assert "no longer published" in english.content.decode()
        # The language of the site, for who reads neither.
        assert other.content == french.content
        for response in (french, english):
            assert response["Content-Security-Policy"].startswith("default-src 'none'")
            assert not {"<script", "<link", "<img", "url("} & {part for part in ("<script", "<link", "<img", "url(") if part in response.content.decode()}  # fmt: skip
        assert (french["Content-Language"], english["Content-Language"]) == ("fr", "en")

    def test_the_title_of_the_way_on_is_text(self, circuit: Any) -> None:
        stop = stop_of(circuit)
        page = fresh(circuit)
        page.title, page.stops = "<script>alert(1)</script>", []
        publish_rows(page)

        text = get(stop).content.decode()
        assert "<script" not in text
        assert "&lt;script&gt;" in text

    def test_apps_get_json(self, circuit: Any) -> None:
        stop = stop_of(circuit)
        page = fresh(circuit)
        page.stops = []
        publish_rows(page)

        response = get(stop, language="en", accept="application/json")
        assert response.status_code == 410
        body = response.json()
        assert body["error"]["code"] == "GONE"
        assert body["links"] == [
            {"title": "The river", "url": "http://testserver/fr/river/"},
            {"title": "Home page", "url": "http://testserver/fr/"},
        ]
        assert "Accept" in response["Vary"]
        assert get(NEVER, accept="application/json").json()["error"]["code"] == "NOT_FOUND"

    def test_the_home_is_that_of_the_reader(self, circuit: Any, destination: Destination) -> None:
        destination.home.copy_for_translation(destination.en)
        publish(Page.objects.get(locale=destination.en, depth=2))
        fresh(circuit).unpublish()

        assert '<a href="http://testserver/en/">Home page</a>' in get(circuit, language="en").content.decode()

    def test_without_languages_in_paths_the_home_is_the_root(self, circuit: Any) -> None:
        fresh(circuit).unpublish()
        LedgerSite.objects.update(prefixes={"fr": ""})

        assert '<a href="http://testserver/">' in get(circuit).content.decode()


class TestSites:
    def test_each_host_knows_its_own(self, circuit: Any) -> None:
        other = Destination.create("other.example", is_default=False, slug="other")
        away = other.spot(slug="away")

        assert get(circuit, host="other.example").status_code == 404
        assert get(away).status_code == 404
        assert leads_to(away, host="other.example") == "http://other.example/fr/away/"

    def test_moved_to_another_site_it_is_gone_here_and_public_there(self, circuit: Any) -> None:
        other = Destination.create("other.example", is_default=False, slug="other")
        fresh(circuit).move(Page.objects.get(pk=other.home.pk), pos="last-child")

        assert get(circuit).status_code == 410
        assert leads_to(circuit, host="other.example") == "http://other.example/fr/river/"

    def test_no_site_no_answer(self, circuit: Any) -> None:
        Site.objects.update(is_default_site=False)
        reconcile_publications()

        assert get(circuit, host="unknown.example").status_code == 421


class TestTrouble:
    def test_without_the_database_it_is_503(self, circuit: Any) -> None:
        def away(*arguments: Any) -> Any:
            raise OperationalError("db.internal")

        with connection.execute_wrapper(away):
            response = get(circuit)
        assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
        assert int(response["Retry-After"]) > 0
        assert "db.internal" not in response.content.decode()

    def test_a_damaged_record_is_not_called_gone(self, circuit: Any) -> None:
        Publication.objects.filter(kind="circuit").update(payload="[")

        assert get(circuit).status_code == 503
        assert get(stop_of(circuit)).status_code == 503
        reconcile_publications()
        assert get(circuit).status_code == 302


class TestCodes:
    def test_an_image_holds_the_address(self, circuit: Any, destination: Destination) -> None:
        for thing in (circuit, stop_of(circuit)):
            response = get(thing, ".png")
            assert response["Content-Type"] == "image/png"
            (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(response.content)).convert("L"))
            assert read.text == permanent_url(LedgerSite.objects.get(), str(thing.translation_key))
            assert read.text == f"http://testserver/go/{thing.translation_key}"
        assert get(circuit, ".svg")["Content-Type"] == "image/svg+xml"
        assert f"/go/{circuit.translation_key}</title>" in get(circuit, ".svg").content.decode()

    def test_it_is_https_where_the_site_is(self, circuit: Any, destination: Destination) -> None:
        Site.objects.update(port=443)
        publish(circuit, teaser="Changed")

        response = Client().get(f"/go/{circuit.translation_key}.svg")
        assert f"https://testserver/go/{circuit.translation_key}" in response.content.decode()

    def test_who_has_it_is_told_so(self, circuit: Any) -> None:
        first = get(circuit, ".svg")
        again = get(circuit, ".svg", **{"if-none-match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert "public" in first["Cache-Control"]

    def test_it_goes_with_what_it_leads_to(self, circuit: Any) -> None:
        fresh(circuit).unpublish()

        assert get(circuit, ".png").status_code == 410
        assert [get(NEVER, extension).status_code for extension in (".svg", ".gif", ".")] == [404, 404, 404]
        assert Client().post(f"/go/{NEVER}.svg").status_code == 405


def publish_rows(page: Any) -> None:
    page.save_revision().publish()
