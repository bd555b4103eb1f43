"""What the public sees of an article, in the feed and in GraphQL."""

from datetime import date

from destination_cms.models import Publication
from tests.destination import Destination, fresh, publish
from tests.feed import Replica, summary

from .news_site import NewsSite, ask, moment

ARTICLE = """query($slug: String!, $locale: Locale) { newsArticle(slug: $slug, locale: $locale) {
  title teaser coverCredit displayedAt audiences commentsPolicy readingTimeMinutes
  cover { alt image { title } }
  newsIndex { title teaser }
  sections { id name slug description locale }
  eventTags { label slug series year startsOn endsOn place locale }
  authors { name role organisation }
  links { label note content { __typename title } }
  readAlso { label content { __typename title ... on NewsArticle { readingTimeMinutes } } }
  corrections { correctedAt text }
  seo { title description jsonLd image { image { title } } }
} }"""


def show(page, locale: str = "fr"):
    return ask(ARTICLE, slug=page.slug, locale=locale)["newsArticle"]


def test_an_article_is_told_whole(news: NewsSite):
    mobility, business = news.section("Mobility", description="Without a car"), news.section("Business")
    tag = news.tag(
        "TOTEC19",
        series="TOTEC",
        year=2019,
        starts_on=date(2019, 11, 14),
        ends_on=date(2019, 11, 15),
        place="Palais, Issy",
    )
    spot = news.destination.spot("The fort")
    other = news.article("Read me next", [mobility], body=[("paragraph", "<p>Words.</p>")])
    page = news.article(
        "Fewer flyers",
        [mobility, business, mobility],
        tags=[tag],
        authors=[("Inès Carpentier", "Editor", "Smart Issy"), ("Tom Verdier", "", "")],
        links=[spot],
        read_also=[other],
        corrections=[(moment(3), "First"), (moment(9), "Second")],
        teaser="Half of them",
        displayed_at=moment(2),
        cover_image=news.destination.image("A rack"),
        cover_image_alt="An empty rack",
        cover_credit="Photo: anonymous",
        audiences=["PRESS", "TRADE"],
        comments_policy="MODERATED",
        body=[("heading", "On paper"), ("paragraph", f"<p>{'word ' * 440}</p>")],
    )

    told = show(page)

    json_ld = told.pop("seo")["jsonLd"]
    section_id = told["sections"][0].pop("id")
    assert told["sections"][1].pop("id") != section_id
    assert told == {
        "title": "Fewer flyers",
        "teaser": "Half of them",
        "coverCredit": "Photo: anonymous",
        "displayedAt": "2026-01-02T12:00:00+00:00",
        "audiences": ["TRADE", "PRESS"],
        "commentsPolicy": "MODERATED",
        "readingTimeMinutes": 3,
        "cover": {"alt": "An empty rack", "image": {"title": "A rack"}},
        "newsIndex": {"title": "News", "teaser": "All of it"},
        "sections": [
            {"name": "Mobility", "slug": mobility.slug, "description": "Without a car", "locale": "fr"},
            {"name": "Business", "slug": business.slug, "description": "", "locale": "fr"},
        ],
        "eventTags": [
            {
                "label": "TOTEC19",
                "slug": "totec19",
                "series": "TOTEC",
                "year": 2019,
                "startsOn": "2019-11-14",
                "endsOn": "2019-11-15",
                "place": "Palais, Issy",
                "locale": "fr",
            }
        ],
        "authors": [
            {"name": "Inès Carpentier", "role": "Editor", "organisation": "Smart Issy"},
            {"name": "Tom Verdier", "role": "", "organisation": ""},
        ],
        "links": [{"label": "The fort", "note": "", "content": {"__typename": "Spot", "title": "The fort"}}],
        "readAlso": [
            {
                "label": "Read me next",
                "content": {"__typename": "NewsArticle", "title": "Read me next", "readingTimeMinutes": 1},
            }
        ],
        "corrections": [
            {"correctedAt": "2026-01-09T12:00:00+00:00", "text": "Second"},
            {"correctedAt": "2026-01-03T12:00:00+00:00", "text": "First"},
        ],
    }
    assert json_ld["@type"] == "NewsArticle"
    assert json_ld["headline"] == "Fewer flyers"
    assert json_ld["description"] == "Half of them"
    assert json_ld["datePublished"] == "2026-01-02T12:00:00+00:00"
    assert json_ld["articleSection"] == ["Mobility", "Business"]
    assert json_ld["keywords"] == ["TOTEC19"]
    assert json_ld["timeRequired"] == "PT3M"
    assert json_ld["author"][0] == {
        "@type": "Person",
        "name": "Inès Carpentier",
        "jobTitle": "Editor",
        "affiliation": {"@type": "Organization", "name": "Smart Issy"},
    }
    assert [item["text"] for item in json_ld["correction"]] == ["Second", "First"]
    assert json_ld["image"]


def test_an_article_with_nothing_but_a_section(news: NewsSite):
    page = news.article("Bare", [news.section()])

    told = show(page)

    assert told["displayedAt"] == page.first_published_at.isoformat()
    assert (told["cover"], told["coverCredit"], told["readingTimeMinutes"]) == (None, "", 0)
    assert (told["audiences"], told["authors"], told["corrections"], told["readAlso"]) == ([], [], [], [])
    assert told["commentsPolicy"] == "CLOSED"
    assert told["seo"]["description"] is None
    assert {"author", "correction", "image", "timeRequired", "keywords"}.isdisjoint(told["seo"]["jsonLd"])


def test_without_a_public_picture_nobody_is_credited(news: NewsSite):
    picture = news.destination.image()
    page = news.article(
        sections=[news.section()], cover_image=picture, cover_image_alt="A rack", cover_credit="Photo: anonymous"
    )
    picture.delete()

    assert show(page)["coverCredit"] == ""


def test_an_event_of_one_day_ends_on_that_day(news: NewsSite):
    tag = news.tag("FAIR26", starts_on=date(2026, 5, 1))
    page = news.article(sections=[news.section()], tags=[tag])

    (told,) = show(page)["eventTags"]

    assert (told["startsOn"], told["endsOn"], told["year"]) == ("2026-05-01", "2026-05-01", None)


def test_what_is_picked_is_shown_once_it_is_public(news: NewsSite):
    later = news.draft("Later", sections=[news.section()])
    page = news.article("Now", [news.section()], read_also=[later])
    replica = Replica()
    replica.sync()
    assert show(page)["readAlso"] == []

    publish(later)

    assert [item["label"] for item in show(page)["readAlso"]] == ["Later"]
    assert ("news_article", "upsert") in summary(replica.sync())
    fresh(later).unpublish()
    assert show(page)["readAlso"] == []


def test_the_same_article_published_again_moves_nothing(news: NewsSite):
    page = news.article("Now", [news.section()], tags=[news.tag()], corrections=[(moment(1), "A word")])
    replica = Replica()
    replica.sync()

    publish(page)

    assert replica.sync() == []


def test_a_translation_shows_what_is_translated(news: NewsSite):
    destination = news.destination
    section, tag = news.section("Mobilités"), news.tag()
    english = section.copy_for_translation(destination.en)
    english.name, english.slug = "Mobility", "mobility"
    english.save()
    page = news.article("Moins de papier", [section], tags=[tag])
    copy = page.copy_for_translation(destination.en, copy_parents=True)
    publish(copy, title="Less paper", slug="less-paper")

    told = show(fresh(copy), "en")

    assert [(item["name"], item["locale"]) for item in told["sections"]] == [("Mobility", "en")]
    assert [item["locale"] for item in told["eventTags"]] == ["fr"]
    assert [item["name"] for item in show(page)["sections"]] == ["Mobilités"]


def test_an_article_that_moves_tells_its_new_page(news: NewsSite):
    page = news.article(sections=[news.section()])
    archive = NewsSite.create(Destination(news.destination.site, news.index, news.destination.fr, news.destination.en))
    publish(archive.index, title="Archive", slug="archive")

    fresh(page).move(fresh(archive.index), pos="last-child")

    assert show(page)["newsIndex"]["title"] == "Archive"
    assert Publication.objects.get(kind="news_article").path == f"/fr/news/archive/{page.slug}/"
