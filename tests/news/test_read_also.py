"""An article recommends other content, and never itself."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from news.models import ArticleReadAlso
from tests.core.admin.forms import editor_form, with_row
from tests.core.admin.people import editor
from tests.destination import Destination
from tests.news.news_site import NewsSite


@pytest.mark.parametrize("relation", ["read_also", "links"])
def test_the_form_refuses_the_article_itself(destination: Destination, relation: str) -> None:
    news = NewsSite.create(destination)
    article, other = news.article("Le salon", [news.section()]), destination.spot("Le fort")
    person, path = editor(), f"/admin/pages/{article.pk}/edit/"
    form = editor_form(person, path)

    refused = person.client.post(path, with_row(person, path, form, relation, {"content": str(article.pk)}))
    kept = person.client.post(path, with_row(person, path, form, relation, {"content": str(other.pk)}))

    assert refused.status_code == 200
    (errors,) = refused.context["form"].formsets[relation].errors
    assert errors == {"content": ["«\xa0Le salon\xa0» est cette page elle-même\xa0: choisissez-en une autre."]}
    assert kept.status_code == 302


def test_its_translation_is_the_article_too(destination: Destination) -> None:
    news = NewsSite.create(destination)
    article = news.article("Le salon", [news.section()])
    english = article.copy_for_translation(destination.en, copy_parents=True)

    with pytest.raises(ValidationError) as refused:
        ArticleReadAlso(article=article, content=Page.objects.get(pk=english.pk)).clean()

    assert refused.value.error_dict["content"][0].code == "links_to_itself"
