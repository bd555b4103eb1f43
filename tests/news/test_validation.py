"""What an editor may keep as a draft, what may go live, and what is said where it may not."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import NewsArticlePage, Section
from tests.destination import fresh

from .news_site import NewsSite

FORMSETS = ("sections", "event_tags", "authors", "links", "read_also", "corrections", "districts")


def form_data(title: str = "Article", **changes):
    """Return what the browser sends for an article."""
    data = {
        "title": title,
        "slug": "article-in-a-form",
        "teaser": "",
        "cover_image": "",
        "cover_image_alt": "",
        "cover_credit": "",
        "body": streamfield([]),
        "displayed_at": "",
        "comments_policy": "CLOSED",
        "comments": inline_formset([]),
        **{name: inline_formset([]) for name in FORMSETS},
        **changes,
    }
    return nested_form_data(data) | {"audiences": ["PRESS", "TRADE"]}


@pytest.fixture
def editor(client, django_user_model, news: NewsSite):
    client.force_login(django_user_model.objects.create_superuser("editor", "e@example.org", "secret"))
    return client


def add_url(news: NewsSite) -> str:
    return reverse("wagtailadmin_pages:add", args=("destination_news", "newsarticlepage", news.index.pk))


def test_a_draft_needs_no_section(editor, news: NewsSite):
    response = editor.post(add_url(news), form_data())

    page = NewsArticlePage.objects.get()
    assert response.status_code == 302
    assert (page.live, page.sections.count(), page.audiences) == (False, 0, ("TRADE", "PRESS"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Choose at least 1 section: an article without a section can be saved as a draft, but not published."),
        (
            "fr",
            (
                "Choisissez au moins 1 rubrique\u00a0: sans rubrique, un article peut rester un brouillon, "
                "mais pas être publié."
            ),
        ),
    ],
)
def test_publishing_without_a_section_is_refused_at_the_sections(editor, news: NewsSite, language, sentence):
    with override(language):
        response = editor.post(
            add_url(news), form_data() | {"action-publish": "1"}, headers={"accept-language": language}
        )

    errors = response.context["form"].formsets["sections"].non_form_errors()
    assert [str(error) for error in errors] == [sentence]
    assert not NewsArticlePage.objects.exists()


def test_publishing_with_a_section_passes(editor, news: NewsSite):
    section = news.section()
    data = form_data(sections=inline_formset([{"section": section.pk}]))

    response = editor.post(add_url(news), data | {"action-publish": "1"})

    assert response.status_code == 302
    assert NewsArticlePage.objects.get().live


def test_a_script_cannot_publish_without_a_section_either(news: NewsSite):
    page = news.draft()

    with pytest.raises(ValidationError) as caught:
        page.save_revision().publish()

    assert set(caught.value.message_dict) == {"sections"}
    assert not fresh(page).live


def test_a_live_article_may_lose_its_section_in_a_draft(news: NewsSite):
    page = news.article(sections=[news.section()])
    page.sections = []

    page.save_revision()

    assert fresh(page).sections.count() == 1


def test_a_live_article_is_copied_with_its_sections(news: NewsSite):
    page = news.article(sections=[news.section()])

    copy = page.copy(update_attrs={"slug": "a-copy"}, keep_live=True)

    assert copy.live
    assert fresh(copy).sections.count() == 1


@pytest.mark.parametrize("include_descendants", [False, True])
def test_a_bulk_publish_names_the_articles_without_section(editor, news: NewsSite, include_descendants):
    ready = news.draft("Ready", sections=[news.section()])
    bare = news.draft("Bare")
    ids = [news.index.pk] if include_descendants else [ready.pk, bare.pk]
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    query = "&".join([*(f"id={pk}" for pk in ids), f"next={reverse('wagtailadmin_explore', args=(news.index.pk,))}"])

    response = editor.post(f"{url}?{query}", {"include_descendants": "on"} if include_descendants else {}, follow=True)

    told = [str(message) for message in response.context["messages"]]
    assert any("Bare" in text and "Ready" not in text for text in told), told
    assert not fresh(ready).live
    assert not fresh(bare).live


def test_a_bulk_publish_of_complete_articles_passes(editor, news: NewsSite):
    ready = news.draft("Ready", sections=[news.section()])
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))

    editor.post(f"{url}?id={ready.pk}")

    assert fresh(ready).live


def test_a_section_that_is_deleted_leaves_a_draft_that_opens(editor, news: NewsSite):
    section = news.section()
    page = news.draft(sections=[section])
    Section.objects.filter(pk=section.pk).delete()

    response = editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))

    assert response.status_code == 200


def test_a_section_that_articles_stand_in_is_not_deleted(editor, news: NewsSite):
    used, free = news.section("Mobility"), news.section("Nothing")
    page = news.article(sections=[used])

    for section in (used, free):
        address = f"/admin/snippets/destination_news/section/delete/{section.pk}/"
        told = editor.post(address, follow=True).content.decode()
        assert ("1 article est dans cette rubrique" in told) == (section == used)

    assert list(Section.objects.values_list("pk", flat=True)) == [used.pk]
    assert fresh(page).sections.count() == 1


def test_the_admin_compares_audiences_by_their_names(editor, news: NewsSite):
    page = news.draft(audiences=("TRADE",))
    page.audiences = ["PRESS"]
    page.save_revision()

    url = reverse("wagtailadmin_pages:revisions_compare", args=(page.pk, "earliest", "latest"))
    with override("en"):
        text = editor.get(url).content.decode()

    assert "Tourism trade" in text or "Professionnels du tourisme" in text
    assert "TRADE" not in text


@pytest.mark.parametrize(
    ("audiences", "is_right"),
    [((), True), (("TRADE",), True), (["PRESS", "TRADE"], True), ("TRADE,PRESS", True), (("TRADE", "NOBODY"), False)],
)
def test_audiences_are_of_the_list(audiences, is_right):
    field = NewsArticlePage._meta.get_field("audiences")
    if is_right:
        assert set(field.clean(audiences, None)) <= {"TRADE", "PRESS"}
    else:
        with pytest.raises(ValidationError, match="NOBODY"):
            field.clean(audiences, None)
