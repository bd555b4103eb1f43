"""What the listing of articles is filtered by, beside what every listing is."""

from tests.core.admin.people import editor, limited, new_links

from .news_site import NewsSite

ARTICLES = "/admin/destination/news-article/"


def test_the_admin_has_a_listing_of_articles_and_of_indexes(news: NewsSite) -> None:
    person = editor()

    assert [row for row in person.rows("/admin/destination/news-index/") if "News" in row]
    assert person.rows(ARTICLES) == []
    # What there is much of comes first.
    menu = person.source("/admin/")
    assert menu.index('"/admin/destination/news-article/"') < menu.index('"/admin/destination/news-index/"')


def test_articles_are_filtered_by_section(news: NewsSite) -> None:
    transport, other = news.section("Transports"), news.section("Autres")
    metro, fair = news.article("Le métro", [transport, other]), news.article("Le salon", [other])

    assert editor().titles(ARTICLES, [metro, fair], sections__section=transport.translation_key) == {"Le métro"}
    assert len(editor("en").rows(ARTICLES, sections__section=other.translation_key)) == 2


def test_an_article_is_written_below_an_index_that_one_may_add_to(news: NewsSite) -> None:
    person = editor()

    assert "news-article" in new_links(person)
    assert person.client.get("/admin/destination/news-article/choose_parent/", follow=True).status_code == 200
    assert new_links(limited(news.index, "add")) == {"news-article"}


def test_an_article_may_lack_a_picture_and_has_no_position(news: NewsSite) -> None:
    bare = news.article("Bare", [news.section()])
    whole = news.article("Whole", [news.section()], cover_image=news.destination.image(), cover_image_alt="Shown")

    person = editor()
    assert person.titles(ARTICLES, [bare, whole], lacking="picture") == {"Bare"}
    assert person.titles(ARTICLES, [bare, whole], lacking="position") == {"Bare", "Whole"}
