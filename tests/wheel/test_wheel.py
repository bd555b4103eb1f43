"""The wheel, installed in a separate site, works as the guide says. ``make test-wheel``."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from scripts.module_sizes import ROOT
from tests.docs.pages import marked_block

from .site import CONFLICTS, GUIDE, HERE, WagtailSite, make_site, run

pytestmark = pytest.mark.wheel

SPONSORED = """{ circuits(orderBy: [{field: TITLE}]) { nodes {
  title sponsorName sponsorLogo { image { rendition(preset: LOGO) { preset } } }
  body { __typename ... on CalloutBlock { text } }
} } }"""
SAMPLE_SETTINGS = """
INSTALLED_APPS = [*INSTALLED_APPS, "demo.seed"]
DESTINATION_CMS = {"IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}
"""
QUERY = """{
  circuits { nodes {
    title
    stops { position title spot { title cover { alt image { title renditions { url } } } } }
  } }
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> WagtailSite:
    return make_site(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def published(site: WagtailSite) -> dict[str, Any]:
    """Publish a circuit in the site; return what the scenario tells."""
    site.manage("reconcile_publications")
    told = site.shell((HERE / "scenario.py").read_text())
    return json.loads(told.strip().splitlines()[-1])


def get(url: str, **headers: str) -> bytes:
    # The address is that of a server which this test has started on the loopback.
    with urlopen(Request(url, headers=headers), timeout=30) as response:
        assert response.status == 200
        return response.read()


def tables(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def ask_all(address: str, query: str) -> Any:
    request = Request(
        f"{address}/graphql/", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=30) as response:
        return json.load(response)["data"]


def ask(address: str, query: str = QUERY) -> Any:
    return ask_all(address, query)["circuits"]["nodes"]


def test_the_code_that_runs_is_the_wheels_without_demo_and_tests(site: WagtailSite):
    told = run(
        site.program("python"),
        "-c",
        "import circuits, destination_cms, importlib.util as u\n"
        "print(circuits.__file__, destination_cms.__file__, u.find_spec('demo'), u.find_spec('tests'))",
        cwd=site.folder,
    )

    *paths, demo, tests = told.split()
    assert [Path(path).is_relative_to(site.environment) for path in paths] == [True, True]
    assert (demo, tests) == ("None", "None")


def test_the_checks_have_nothing_to_say(site: WagtailSite):
    assert "System check identified no issues" in site.manage("check")


def test_the_models_ask_for_no_migration_with_an_image_model_of_the_sites_own(site: WagtailSite):
    assert "No changes detected" in site.manage("makemigrations", "--check", "--dry-run")


def test_every_picture_column_points_at_the_sites_own_image_model(site: WagtailSite):
    with site.database() as database:
        own = [name for name in tables(database) if name.startswith("destination_")]
        keys = [row for name in own for row in database.execute(f"PRAGMA foreign_key_list({name})")]

    targets = [target for _, _, target, *_ in keys]
    assert "wagtailimages_image" not in targets
    assert targets.count("mysite_images_sitepicture") >= 3


def test_reconcile_finds_nothing_left_to_do(site: WagtailSite, published: dict[str, Any]):
    assert site.manage("reconcile_publications", "--dry-run").startswith("0 differences")


def test_an_editor_finds_the_map_and_french(published: dict[str, Any]):
    assert published["form_status"] == 200
    assert published["form_has_map"]
    assert published["french"] == ["Circuits et lieux", "Quartier de gare"]
    assert published["picture_model"] == "mysite_images.SitePicture"


def test_a_published_circuit_is_read_and_its_pictures_are_there(site: WagtailSite, published: dict[str, Any]):
    with site.served() as address:
        (circuit,) = ask(address)
        renditions = circuit["stops"][0]["spot"]["cover"]["image"]["renditions"]
        # The site is served at another port than the one of its record.
        addresses = [urlsplit(rendition["url"]) for rendition in renditions]
        files = [get(f"{address}{parts.path}") for parts in addresses]

    assert [(stop["position"], stop["title"]) for stop in circuit["stops"]] == [(1, "The fort"), (2, "The museum")]
    assert {(parts.scheme, parts.netloc) for parts in addresses} == {("http", "localhost")}
    assert files
    assert all(files)


def test_its_scripts_and_styles_are_served(site: WagtailSite):
    script = "static/destination_cms/js/location-field.js"
    with site.served() as address:
        served = [get(f"{address}/{path}") for path in (script, "static/destination_cms/vendor/leaflet/leaflet.js")]

    assert [len(content) > 1000 for content in served] == [True, True]


def test_the_sync_program_mirrors_it(site: WagtailSite, published: dict[str, Any], tmp_path: Path):
    with site.served() as address:
        changes = get(f"{address}/sync/changes").decode().splitlines()
        run(site.program("destination-sync"), address, tmp_path / "replica", cwd=tmp_path)

    assert json.loads(changes[-1])["count"] == 5  # the home page, too
    (record,) = (tmp_path / "replica/records/circuit").glob(f"*/{published['circuit']}.json")
    assert json.loads(record.read_text())["record"]["title"] == "A walk"


def test_a_worker_is_added_as_the_guide_says(site: WagtailSite, tmp_path: Path):
    other = site.copy(tmp_path / "mysite")
    other.append("mysite/settings/dev.py", "DEBUG = False")
    assert "destination_cms.W006" in other.manage("check")

    other.append("mysite/settings/base.py", marked_block(GUIDE, "block", "worker"))

    assert "System check identified no issues" in other.manage("check")
    other.manage("migrate", "--verbosity=0")
    with other.database() as database:
        assert "django_tasks_database_dbtaskresult" in tables(database)


def test_an_app_adds_to_the_circuits_without_a_copy_of_them(
    site: WagtailSite, published: dict[str, Any], tmp_path: Path
):
    other = site.copy(tmp_path / "mysite")
    sponsors = ROOT / "tests/third_party/sponsors"
    shutil.copytree(sponsors, other.folder / "sponsors", ignore=shutil.ignore_patterns("__pycache__"))
    other.append("mysite/settings/base.py", 'INSTALLED_APPS = [*INSTALLED_APPS, "sponsors"]')
    assert "System check identified no issues" in other.manage("check")
    assert "No changes detected" in other.manage("makemigrations", "--check", "--dry-run")
    other.manage("migrate", "--verbosity=0")
    # The image was public before its new size was declared.
    other.manage("reconcile_publications")
    other.shell((HERE / "sponsored.py").read_text())

    with other.served() as address:
        plain, page = ask(address, SPONSORED)
        chosen = ask(address, "{ circuits(filter: {sponsorTier: {eq: GOLD}}) { nodes { title } } }")
        records = [json.loads(line) for line in get(f"{address}/sync/changes").decode().splitlines()]

    assert plain == {"title": "A walk", "sponsorName": None, "sponsorLogo": None, "body": []}
    assert page.pop("sponsorLogo")["image"]["rendition"]["preset"] == "LOGO"
    assert page == {
        "title": "B walk",
        "sponsorName": "The bank",
        "body": [{"__typename": "CalloutBlock", "text": "Ah"}],
    }
    assert chosen == [{"title": "B walk"}]
    circuits = [line["record"] for line in records if line["op"] == "upsert" and line["record"]["kind"] == "circuit"]
    assert [record["payload"].get("sponsor_name") for record in circuits] == [None, "The bank"]


def test_an_own_app_of_the_same_name_stays_beside_ours_as_the_guide_says(
    site: WagtailSite, published: dict[str, Any], tmp_path: Path
):
    other = site.copy(tmp_path / "mysite")
    shutil.copytree(HERE / "mysite_news", other.folder / "news", ignore=shutil.ignore_patterns("__pycache__"))
    # A site that has its own app lists it first, and then follows the guide.
    settings = other.folder / "mysite/settings/base.py"
    settings.write_text(settings.read_text().replace('"mysite_images",', '"mysite_images", "news",'))
    with pytest.raises(AssertionError, match="INSTALLED_APPS has 'news' 2 times, and both mean ") as refused:
        other.manage("check")
    assert "labels aren't unique" not in str(refused.value)

    other.shell_script(marked_block(CONFLICTS, "block", "copy"))
    guide = marked_block(GUIDE, "block", "settings").splitlines()[0]
    assert guide in settings.read_text()
    settings.write_text(settings.read_text().replace(guide, marked_block(CONFLICTS, "block", "renamed").strip()))

    assert "System check identified no issues" in other.manage("check")
    other.manage("makemigrations", "news")
    other.manage("migrate", "--verbosity=0")
    assert "No changes detected" in other.manage("makemigrations", "--check", "--dry-run")
    other.shell((HERE / "two_news.py").read_text())
    assert other.manage("reconcile_publications", "--dry-run").startswith("0 differences")
    with other.served() as address:
        pages = ask_all(address, "{ newsArticles { nodes { title } } pages { nodes { title } } }")

    assert [node["title"] for node in pages["newsArticles"]["nodes"]] == ["Ours"]
    assert {node["title"] for node in pages["pages"]["nodes"]} >= {"Theirs"}


def test_it_takes_the_demos_content_below_its_home_page(site: WagtailSite, published: dict[str, Any], tmp_path: Path):
    # Its settings have one image size, because the demo draws many images.
    other = site.copy(tmp_path / "mysite")
    other.append("mysite/settings/base.py", SAMPLE_SETTINGS)
    _, command = marked_block(GUIDE, "block", "sample").splitlines()
    told = other.shell_script(command.replace("../destination-cms", str(ROOT)))
    other.append("mysite/settings/base.py", 'INSTALLED_APPS.remove("demo.seed")\n')
    with other.served() as address:
        answer = ask_all(address, "{ circuits { totalCount } newsArticles { totalCount } }")
        home = get(f"{address}/").decode()

    assert "Log in as" not in told
    assert answer["circuits"]["totalCount"] == 5  # four of the demo
    assert answer["newsArticles"]["totalCount"] > 3
    assert "Welcome to your new Wagtail site" in home


def test_it_can_be_taken_out_as_the_guide_says(site: WagtailSite, published: dict[str, Any], tmp_path: Path):
    other = site.copy(tmp_path / "mysite")
    other.shell(
        "from circuits.models import CircuitPage, SpotPage\n"
        "for model in (CircuitPage, SpotPage):\n"
        "    for page in model.objects.all():\n"
        "        page.delete()\n"
    )

    other.shell_script(marked_block(GUIDE, "block", "uninstall"))
    settings = "mysite/settings/base.py"
    for name, key in ((settings, "settings"), (settings, "files"), ("mysite/urls.py", "urls")):
        path = other.folder / name
        path.write_text(path.read_text().replace(marked_block(GUIDE, "block", key), ""))

    assert "System check identified no issues" in other.manage("check")
    with other.database() as database:
        assert [name for name in tables(database) if name.startswith("destination_")] == []
