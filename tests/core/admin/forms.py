"""What a browser sends of a form of the editor: as the page shows it, with what was typed into some fields."""

from typing import Any

from bs4 import BeautifulSoup

from tests.core.publishing.signals.forms import Form, form_with

from .people import Person

#: The body is written by a script of Wagtail's, which these tests do not run: it is sent empty.
EMPTY_BODY = {"body-count": "0"}


def editor_form(person: Person, path: str, field: str = "title") -> Form:
    """Return what the form with a field would send, were it sent untouched."""
    return {**form_with(person.source(path), field), **EMPTY_BODY}


def send(person: Person, path: str, typed: Any, field: str = "title") -> Any:
    """Send the form at a path with what was typed into some of its fields; return the answer."""
    return person.client.post(path, {**editor_form(person, path, field), **typed})


def with_row(person: Person, path: str, form: Form, relation: str, typed: Any) -> Form:
    """Return the form with one row more, as the button of its panel adds it, and what was typed into that."""
    return with_row_of(BeautifulSoup(person.source(path), "html.parser"), form, relation, typed)


def with_row_of(page: BeautifulSoup, form: Form, relation: str, typed: Any) -> Form:
    """Return the form of an editor's page with one row more."""
    template = page.find(id=f"id_{relation}-EMPTY_FORM_TEMPLATE")
    assert template is not None, relation
    number = int(str(form[f"{relation}-TOTAL_FORMS"]))
    html = f"<form>{template.decode_contents()}</form>".replace("__prefix__", str(number))
    prefix = f"{relation}-{number}"
    return {
        **form,
        **form_with(html, f"{prefix}-id"),
        f"{relation}-TOTAL_FORMS": str(number + 1),
        f"{prefix}-ORDER": str(number + 1),
        **{f"{prefix}-{name}": value for name, value in typed.items()},
    }


def autosave(person: Person, path: str, form: Form) -> Any:
    """Save the form as the editor does on its own; return the answer, which a slow network may hold back."""
    answer = person.client.post(path, form, headers={"accept": "application/json"})
    assert answer.json()["success"], answer.content.decode()
    return answer
