"""One name, one thing: a tag, a district, a theme or a section that exists in a language is not made once more."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.snippets.models import get_snippet_models

from destination_cms.models import District, EventTag, Theme
from destination_cms.models.unique_names import name_key
from tests.core.admin.forms import send
from tests.core.admin.people import editor
from tests.destination import Destination, fresh

#: A snippet of each list with other spellings of its name, and of its slug.
LISTS: list[tuple[Any, dict[str, str], dict[str, list[str]]]] = [
    (EventTag, {"label": "TOTEC19"}, {"label": ["totec19", "TOTEC19 ", "[totec19]", "\uff34OTEC19"]}),
    (
        District,
        {"name": "Les Épinettes", "slug": "les-epinettes"},
        {
            "name": ["LES ÉPINETTES", "les  épinettes", "Les E\u0301pinettes"],
            "slug": ["les-epinettes", "Les-Epinettes"],
        },
    ),
    (
        Theme,
        {"name": "Mobilité", "slug": "mobilite"},
        {"name": ["mobilité", "Mobilite\u0301"], "slug": ["mobilite", "MOBILITE"]},
    ),
    *(
        (
            model,
            {"name": "Mobilité", "slug": "mobilite"},
            {"name": ["mobilité", "Mobilite\u0301"], "slug": ["mobilite", "MOBILITE"]},
        )
        for model in get_snippet_models()
        if model._meta.label == "destination_news.Section"  # where news is installed
    ),
]
SPELLINGS = [
    (model, first, field, spelling)
    for model, first, spellings in LISTS
    for field, texts in spellings.items()
    for spelling in texts
]


def another(model: Any, **fields: str) -> Any:
    names = {"label": "SMART25"} if model is EventTag else {"name": "Autre", "slug": "autre"}
    return model(**{**names, **fields})


@pytest.mark.parametrize(("model", "first", "field", "spelling"), SPELLINGS)
def test_another_spelling_of_a_name_is_refused(
    destination: Destination, model: Any, first: dict[str, str], field: str, spelling: str
) -> None:
    model.objects.create(locale=destination.fr, live=False, **first)
    twin = another(model, locale=destination.fr, **{field: spelling})

    with pytest.raises(ValidationError) as refused:
        twin.full_clean()

    assert refused.value.error_dict[field][0].code == "taken"


@pytest.mark.parametrize(("model", "first", "spellings"), LISTS)
def test_the_form_says_so_in_french_for_drafts_too(
    destination: Destination, model: Any, first: dict[str, str], spellings: dict[str, list[str]]
) -> None:
    model.objects.create(locale=destination.fr, **first)
    field, (spelling, *_rest) = next(iter(spellings.items()))
    path = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/add/?locale=fr"
    typed = {**({} if model is EventTag else {"slug": "autre"}), field: spelling}

    answer = send(editor(), path, typed, field)

    assert answer.status_code == 200
    assert model.objects.count() == 1
    value = first[field]
    assert answer.context["form"].errors == {
        field: [f"«\xa0{value}\xa0» existe déjà dans cette langue\xa0: utilisez-le, ou choisissez un autre nom."]
    }


@pytest.mark.parametrize(("model", "first", "spellings"), LISTS)
def test_another_language_may_have_the_name_and_a_thing_keeps_its_own(
    destination: Destination, model: Any, first: dict[str, str], spellings: Any
) -> None:
    thing = model.objects.create(locale=destination.fr, **first)
    thing.full_clean()

    model(locale=destination.en, **first).full_clean()


@pytest.mark.parametrize(
    ("typed", "kept"), [("[totec26]", "totec26"), (" TOTEC26 ", "TOTEC26"), ("[ TOTEC26 ]", "TOTEC26")]
)
def test_brackets_round_a_tag_are_taken_off(destination: Destination, typed: str, kept: str) -> None:
    tag = EventTag.objects.create(label="old", locale=destination.fr)
    path = f"/admin/snippets/destination_cms/eventtag/edit/{tag.pk}/"

    assert send(editor(), path, {"label": typed, "action-publish": "1"}, "label").status_code == 302

    assert fresh(tag).label == kept


@pytest.mark.parametrize("typed", ["[TOTEC26", "TOTEC]26", "[]", "[[TOTEC26]]"])
def test_other_brackets_are_refused(destination: Destination, typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        EventTag(label=typed, locale=destination.fr).full_clean()

    assert refused.value.error_dict["label"][0].code == "brackets"


def test_spellings_of_one_name_have_one_key() -> None:
    assert name_key(" ÉCO  Quartier ") == name_key("e\u0301co quartier") == "éco quartier"
    assert name_key("Fort") != name_key("Port")
