"""The quiz of a stop: what an editor may write, what is public of it, and its translation."""

import html
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from circuits.models import CircuitPage, CircuitStop
from circuits.models.quiz import quiz_of
from circuits.practice import project_stop_extras
from tests.asking import ask
from tests.core.admin.forms import editor_form
from tests.core.admin.people import Person, editor
from tests.destination import Destination, fresh

from .routes import circuit, stop

QUIZ = {
    "question": "How many trees?",
    "answers": [{"text": "Two", "is_correct": False}, {"text": "Three", "is_correct": True}],
    "hint": "Count twice.",
    "explanation": "The third is behind the wall.",
    "points": 10,
}
QUESTION = "{ circuits { nodes { stops { quiz { question answers { text isCorrect } explanation hint points } } } } }"


def told(**parts: Any) -> list[str]:
    """Return what is wrong with a quiz on a circuit that goes live."""
    row = stop(1, quiz=[("quiz", {**QUIZ, **parts})])
    row.circuit = circuit()
    row.circuit.is_draft = False
    try:
        with override("en"):
            row.clean_fields(exclude=["circuit", "spot", "translation_key", "locale"])
    except ValidationError as error:
        return error.message_dict["quiz"]
    return []


@pytest.mark.parametrize(
    ("parts", "faults"),
    [
        ({}, []),
        ({"question": " "}, ["The quiz has no question."]),
        ({"answers": QUIZ["answers"][1:]}, ["The quiz has 1 answers; it needs between 2 and 6."]),
        ({"answers": QUIZ["answers"] * 4}, ["The quiz has 8 answers; it needs between 2 and 6."]),
        ({"answers": QUIZ["answers"][:1] * 2}, ["No answer is correct: tick at least one."]),
        ({"answers": [*QUIZ["answers"], {"text": "", "is_correct": False}]}, ["An answer of the quiz is empty."]),
    ],
)
def test_what_goes_live_has_a_whole_quiz(parts: dict[str, Any], faults: list[str]) -> None:
    assert told(**parts) == faults


def test_a_draft_and_a_stop_without_a_quiz_may_be_as_they_are() -> None:
    row = stop(1, quiz=[("quiz", {**QUIZ, "answers": []})])
    row.circuit = circuit()
    row.circuit.is_draft = True
    row.clean_fields(exclude=["circuit", "spot", "translation_key", "locale"])

    assert quiz_of(row) is None
    assert quiz_of(stop(1)) is None


def test_only_what_is_told_is_in_the_payload() -> None:
    row = stop(1, quiz=[("quiz", {**QUIZ, "hint": "", "explanation": None, "points": None})])

    assert project_stop_extras(row, quiz_of(row)) == {
        "quiz": {"question": QUIZ["question"], "answers": QUIZ["answers"]}
    }


def typed(person: Person, page: Any, **parts: Any) -> dict[str, Any]:
    """Return the form of a circuit with the quiz of its first stop as a browser sends it."""
    data = editor_form(person, f"/admin/pages/{page.pk}/edit/")
    quiz = {**QUIZ, **parts}
    name = "stops-0-quiz"
    data |= {f"{name}-count": "1", f"{name}-0-type": "quiz", f"{name}-0-order": "0", f"{name}-0-deleted": ""}
    data |= {f"{name}-0-value-{part}": str(quiz[part]) for part in ("question", "hint", "explanation", "points")}
    data[f"{name}-0-value-answers-count"] = str(len(quiz["answers"]))
    for number, answer in enumerate(quiz["answers"]):
        each = f"{name}-0-value-answers-{number}"
        data |= {f"{each}-deleted": "", f"{each}-order": str(number), f"{each}-value-text": answer["text"]}
        data |= {f"{each}-value-is_correct": "on"} if answer["is_correct"] else {}
    return data


def send(person: Person, page: Any, data: dict[str, Any]) -> str:
    """Return the answer as it is sent: what is wrong with a block stands in data of a script."""
    source = person.client.post(f"/admin/pages/{page.pk}/edit/", data, follow=True).content.decode()
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), html.unescape(source))


@pytest.mark.django_db
def test_a_quiz_is_typed_published_and_read(destination: Destination) -> None:
    page, person = destination.circuit("Walk", [destination.spot("Gate")], live=False), editor()

    send(person, page, {**typed(person, page), "action-publish": "1"})
    (node,) = ask(QUESTION)["circuits"]["nodes"]
    assert node["stops"][0]["quiz"] == {
        "question": "How many trees?",
        "answers": [{"text": "Two", "isCorrect": False}, {"text": "Three", "isCorrect": True}],
        "explanation": "The third is behind the wall.",
        "hint": "Count twice.",
        "points": 10,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"answers": QUIZ["answers"][:1] * 2}, "Aucune réponse n'est correcte : cochez-en au moins une."),
        ({"answers": QUIZ["answers"][1:]}, "Le nombre minimum"),
        ({"question": ""}, "Champ requis."),
    ],
)
def test_a_bad_quiz_is_kept_as_a_draft_and_refused_in_french_when_it_is_published(
    destination: Destination, parts: dict[str, Any], fault: str
) -> None:
    page, person = destination.circuit("Walk", [destination.spot("Gate")], live=False), editor()

    send(person, page, typed(person, page, **parts))
    (row,) = fresh(page).get_latest_revision_as_object().stops.all()
    assert row.quiz[0].value["explanation"] == QUIZ["explanation"]

    shown = send(person, page, {**typed(person, page, **parts), "action-publish": "1"})
    assert not fresh(page).live
    assert fault in shown.replace("’", "'").replace("\u00a0", " ")


@pytest.mark.django_db
def test_a_form_that_was_opened_before_there_were_quizzes_is_saved(destination: Destination) -> None:
    page, person = destination.circuit("Walk", [destination.spot("Gate")], live=False), editor()
    data = {name: value for name, value in typed(person, page).items() if not name.startswith("stops-0-quiz")}

    send(person, page, {**data, "title": "The walk", "action-publish": "1"})
    assert fresh(page).title == "The walk"


@pytest.mark.django_db
def test_an_unfinished_quiz_is_refused_where_no_form_looks_at_it(destination: Destination) -> None:
    page = destination.circuit("Walk", [destination.spot("Gate")], live=False)
    row = page.stops.all()[0]
    row.quiz = [("quiz", {**QUIZ, "question": ""})]
    page.stops = [row]
    revision = page.save_revision()

    with pytest.raises(ValidationError, match="no question"), override("en"):
        revision.publish()


@pytest.mark.django_db
def test_a_quiz_is_translated_and_its_correct_answer_and_points_follow(destination: Destination) -> None:
    from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

    page = destination.circuit("Balade", [destination.spot("Porte")])
    row = page.stops.all()[0]
    row.quiz = [("quiz", QUIZ)]
    page.stops = [row]
    page.save_revision().publish()
    page = CircuitPage.objects.get(pk=page.pk)
    destination.home.copy_for_translation(destination.en)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=destination.en)
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=destination.en,
            context=segment.context,
            data=f"EN {segment.string.data}",
        )
    translation.save_target(publish=True)

    copy = CircuitStop.objects.get(circuit__locale=destination.en)
    assert project_stop_extras(copy, quiz_of(copy))["quiz"] == {
        "question": "EN How many trees?",
        "answers": [{"text": "EN Two", "is_correct": False}, {"text": "EN Three", "is_correct": True}],
        "hint": "EN Count twice.",
        "explanation": "EN The third is behind the wall.",
        "points": 10,
    }
