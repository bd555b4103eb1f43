import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils.translation import override

from destination_cms.models.track_drawing import drawing_strings
from destination_cms.models.track_widgets import TrackWidget

SCRIPTS = Path(str(finders.find("destination_cms/js/track-drawing.js"))).parent


def test_the_limit_is_named() -> None:
    with override("fr"):
        assert drawing_strings()["tooMany"].startswith("Le tracé a 5\u00a0000 points")


def test_the_scripts_and_the_template_know_every_sentence() -> None:
    scripts = "".join(path.read_text() for path in SCRIPTS.glob("track-*.js"))
    shown = TrackWidget().render("track", None, {"id": "id_track"})
    strings = drawing_strings()

    used = set(re.findall(r'strings\.(\w+)|(?:tell|changed|tellPoint|sentence)\("(\w+)"|[?:] "(\w+)"', scripts))
    words = {word for found in used for word in found if word}
    assert [name for name, sentence in strings.items() if name not in words and sentence not in shown] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_values_of_a_sentence_are_the_script_s(language: str) -> None:
    with override(language):
        values = {value for sentence in drawing_strings().values() for value in re.findall(r"%\((\w+)\)s", sentence)}

    assert values == {"count", "latitude", "longitude", "number", "title"}
