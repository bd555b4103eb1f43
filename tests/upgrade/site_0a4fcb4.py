"""Fill the database of a site as it was at 0a4fcb4, and have the client of then mirror it.

Run in a worktree of that commit: DJANGO_SETTINGS_MODULE=destination_cms.demo.settings DESTINATION_DEMO_DIR=… python build.py
"""

from datetime import UTC, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0)

from wagtail.models import Page, Site  # noqa: E402

from destination_cms.models import EventTag, Menu, MenuItem, SiteIdentity  # noqa: E402
from mice.models import MeetingRoom, MiceIndexPage, MiceOfferPage, OfferLink, PriceLine  # noqa: E402
from news.models import (  # noqa: E402
    ArticleAuthor,
    ArticleEventTag,
    ArticleLink,
    ArticleSection,
    NewsArticlePage,
    NewsIndexPage,
    Section,
)
from tests.destination import Destination, fresh, publish  # noqa: E402


def rows(model, *values):
    return [model(sort_order=order, **fields) for order, fields in enumerate(values)]


def translate(page, title, **fields):
    copy = fresh(page).copy_for_translation(make.en, copy_parents=True)
    return publish(copy, title=title, draft_title=title, **fields)


make = Destination.create("localhost")
Page.objects.filter(depth=2).exclude(pk=make.home.pk).delete()
body = [("heading", "Un titre"), ("paragraph", "<p>Des mots.</p>")]
image = make.image("Une vue")
fort = make.district("Le Fort")
english_fort = fresh(fort).copy_for_translation(make.en)
english_fort.name, english_fort.slug, english_fort.live = "The Fort", "the-fort", True
english_fort.save()

gate = make.spot("La porte", slug="porte", district=fort, cover_image=image, body=body, is_step_free=True)
mill = make.spot("Le moulin", slug="moulin", address="1, rue du Moulin")
draft = make.spot("Un brouillon", slug="brouillon", live=False)
circuit = make.circuit("La rivière", [gate, mill, draft], slug="riviere", difficulty="EASY", length_m=1200, body=body)
translate(gate, "The gate", district=english_fort)
translate(circuit, "The river", slug="river")

index = make._add(MiceIndexPage(title="Affaires", slug="affaires", teaser="Pour vos congrès"))
hall = MiceOfferPage(title="La halle", slug="halle", kind="MEETING", contact_email="halle@example.org")
hall.rooms = rows(
    MeetingRoom, {"name": "Grande salle", "seats_theatre": 90, "has_daylight": True}, {"name": "Petite salle"}
)
hall.price_lines = rows(PriceLine, {"label": "Journée", "amount": 100})
hall.links = rows(OfferLink, {"content_id": circuit.pk})
hall = make._add(hall, index)
translate(hall, "The hall")

news = make._add(NewsIndexPage(title="Actualités", slug="actualites"))
section = Section.objects.create(name="Mobilité", slug="mobilite", locale=make.fr)
tag = EventTag.objects.create(label="TOTEC19", locale=make.fr)
article = NewsArticlePage(
    title="Moins de papier", slug="papier", body=body, displayed_at=datetime(2026, 5, 1, tzinfo=UTC)
)
article.sections, article.event_tags = (
    rows(ArticleSection, {"section": section}),
    rows(ArticleEventTag, {"event_tag": tag}),
)
article.authors = rows(ArticleAuthor, {"name": "Inès Carpentier"})
article.links = rows(ArticleLink, {"content_id": gate.pk})
make._add(article, news)

menu = Menu(handle="MAIN", site=make.site, locale=make.fr)
menu.items = rows(MenuItem, {"page": circuit}, {"address": "https://example.org/", "label": "Ailleurs"})
menu.save()
SiteIdentity.objects.create(site=make.site, locale=make.fr, name="Issy")
publish(mill, slug="vieux-moulin")
Site.objects.update(port=8765)
call_command("reconcile_publications", verbosity=0)
# The files of images, and what they add to the records.
call_command("db_worker", batch=True, verbosity=0)
call_command("reconcile_publications", verbosity=0)
