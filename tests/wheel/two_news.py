"""Run inside the site, by ``manage.py shell``: publish an article of ours and a page of the site's own app ``news``."""

from destination_news.models import ArticleSection, NewsArticlePage, Section
from destination_news.models import NewsIndexPage as OurIndexPage
from wagtail.models import Locale, Site

from news.models import NewsIndexPage, NewsPage


def publish(parent, page):
    page.live = False
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    return page


home = Site.objects.get(is_default_site=True).root_page
section = Section.objects.create(name="Mobility", slug="mobility", locale=Locale.objects.get())
ours = publish(home, OurIndexPage(title="Our news", slug="our-news"))
article = NewsArticlePage(title="Ours", slug="ours", teaser="In a word")
article.sections = [ArticleSection(section=section)]
publish(ours, article)
publish(publish(home, NewsIndexPage(title="Their news", slug="news")), NewsPage(title="Theirs", slug="theirs"))
