"""Whatever an editor reads of ours can be read in French, set as French is set."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.template.base import Lexer, TokenType
from django.utils.text import capfirst
from django.utils.translation import override
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from scripts.messages import APPS, ROOT, AppCatalogue, texts_of

CATALOGUES = [AppCatalogue(app) for app in APPS]
OUR_APPS = [config for config in apps.get_app_configs() if config.name in APPS]
OURS = [model for model in (*get_page_models(), *get_snippet_models()) if model._meta.app_config in OUR_APPS]
FRENCH = [text for each in CATALOGUES for texts in texts_of(each.written()).values() for text in texts]

SPACED_WRONGLY = re.compile(r" [:;?!»]|« |[^\s:;?!][;?!](?!\w)|\w:\s|«\S|[^\u00a0\u202f]»|\d \d{3}\b")
WORD = re.compile(r"[A-Za-z]{2,}")
TAG = re.compile(r"<[^>]*>")
SPOKEN_ATTRIBUTE = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*\w[^"]*)"')
JS_SENTENCE = re.compile(r'["`]([A-Z][a-z]+ [^"`]+)["`]')


def in_both(text: Any) -> tuple[str, str]:
    """Return a text as it is in English and in French."""
    with override("en"):
        english = str(text)
    with override("fr"):
        return english, str(text)


def texts_of_block(block: Block) -> Iterator[Any]:
    yield block.label
    yield getattr(block.field, "help_text", "") if hasattr(block, "field") else getattr(block.meta, "help_text", "")
    for child in getattr(block, "child_blocks", {}).values():
        yield from texts_of_block(child)


def texts_of_field(field: Any) -> Iterator[Any]:
    yield field.verbose_name
    yield field.help_text
    yield from (label for _, label in field.choices or ())
    if isinstance(field, StreamField):
        for child in field.stream_block.child_blocks.values():
            yield from texts_of_block(child)


def texts_of_panel(panel: Any) -> Iterator[Any]:
    yield panel.heading
    yield panel.help_text
    for child in getattr(panel, "children", ()):
        yield from texts_of_panel(child)
    if hasattr(panel, "child_edit_handler"):
        yield panel.label
        yield from texts_of_panel(panel.child_edit_handler)


def texts_of_model(model: type[models.Model]) -> Iterator[Any]:
    """Yield what a model says of itself; what it inherits of Wagtail is Wagtail's to translate."""
    inherited = {field.name for field in Page._meta.get_fields()} | {"page_ptr", "id", "sort_order", "circuit"}
    yield model._meta.verbose_name
    yield model._meta.verbose_name_plural
    yield getattr(model, "page_description", "")
    for field in model._meta.get_fields():
        if field.auto_created and field.one_to_many and hasattr(field.related_model, "panels"):
            yield from texts_of_model(field.related_model)
        elif field.concrete and field.editable and field.name not in inherited and not field.name.startswith("_"):
            yield from texts_of_field(field)


def headings_of(model: Any) -> list[Any]:
    """Return what stands above the fields of a form; a snippet of single fields may have nothing there."""
    panel = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    return [text for text in texts_of_panel(panel) if text]


def untranslated(texts: Iterator[Any]) -> set[str]:
    """Return the texts that say the same in both languages, though no catalogue has them do so."""
    same = {text for each in CATALOGUES for key, (text, *_) in texts_of(each.written()).items() if key[1] == text}
    pairs = {in_both(text) for text in texts if text}
    return {english for english, french in pairs if english == french} - same - {capfirst(text) for text in same}


def test_there_is_something_to_read():
    assert {model._meta.label_lower for model in OURS} >= {
        "destination_circuits.circuitpage",
        "destination_circuits.spotpage",
        "destination_cms.district",
    }
    assert in_both(OUR_APPS[0].verbose_name) == ("Destination", "Destination")
    assert sum(len(headings_of(model)) > 2 for model in OURS) > 8
    assert in_both("never translated") == ("never translated", "never translated")


def test_apps_have_a_french_name():
    assert untranslated(iter([config.verbose_name for config in OUR_APPS])) == set()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_models_and_fields_are_named_in_french(model):
    assert untranslated(texts_of_model(model)) == set()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_panels_have_french_headings(model):
    assert untranslated(iter(headings_of(model))) == set()


@pytest.mark.parametrize("app", APPS)
def test_templates_say_nothing_by_themselves(app):
    found = []
    for path in (ROOT / app).rglob("templates/**/*.html"):
        said, is_message = "", False
        for token in Lexer(path.read_text()).tokenize():
            if token.token_type == TokenType.BLOCK and token.contents.startswith(("blocktrans", "endblocktrans")):
                is_message = token.contents.startswith("blocktrans")
            elif token.token_type == TokenType.TEXT and not is_message:
                said += token.contents
        found += [(path.name, text) for text in (*SPOKEN_ATTRIBUTE.findall(said), *WORD.findall(TAG.sub("", said)))]

    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_scripts_are_told_every_sentence(app):
    paths = [path for path in (ROOT / app).rglob("static/**/*.js") if "vendor" not in path.parts]

    assert [(path.name, text) for path in paths for text in JS_SENTENCE.findall(path.read_text())] == []


def test_french_is_set_as_french():
    assert len(FRENCH) > 90
    assert [text for text in FRENCH if "'" in text or '"' in text] == []
    assert [text for text in FRENCH if SPACED_WRONGLY.search(text)] == []


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Carte\u00a0: un clic", False),
        ("Carte : un clic", True),
        ("Carte: un clic", True),
        ("la photo\u00a0; 250", False),
        ("la photo; 250", True),
        ("«\u00a0Issy\u00a0»", False),
        ("« Issy\u00a0»", True),
        ("«Issy»", True),
        ("200\u00a0000", False),
        ("200 000", True),
    ],
)
def test_the_rules_of_french_spacing(text, is_wrong):
    assert bool(SPACED_WRONGLY.search(text)) == is_wrong
