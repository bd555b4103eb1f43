"""A deleted event tag leaves its row, hidden, in the article."""

from destination_cms.models import EventTag
from news.models import ArticleEventTag, NewsArticlePage, NewsIndexPage
from tests.core.admin.people import editor
from tests.destination import Destination, fresh


def test_an_event_tag_leaves_its_row_and_the_article(destination: Destination) -> None:
    tag = EventTag.objects.create(label="TOTEC26", locale=destination.fr)
    index = destination._add(NewsIndexPage(title="Actualités", slug="actualites"))
    article = NewsArticlePage(title="Un article", slug="article")
    article.event_tags = [ArticleEventTag(event_tag=tag)]
    article = destination._add(article, index, live=False)
    person = editor()
    path = f"/admin/snippets/destination_cms/eventtag/delete/{tag.pk}/"

    assert "Un article" in person.text(path)
    assert person.client.post(path).status_code == 302

    assert fresh(article).event_tags.get().event_tag is None
    assert person.client.get(f"/admin/pages/{article.pk}/edit/").status_code == 200
