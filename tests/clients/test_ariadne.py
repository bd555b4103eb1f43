"""The Python client that ariadne-codegen writes: pydantic models of every answer."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .workshop import Workshop

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def generated(workshop: Workshop) -> Iterator[ModuleType]:
    """Write the client from the schema that is served, and import it."""
    configuration = workshop.folder / "ariadne.toml"
    configuration.write_text(configuration.read_text().replace("GRAPHQL_API", workshop.api))
    program = Path(sys.executable).parent / "ariadne-codegen"
    done = subprocess.run(
        [program, "--config", configuration],
        check=False,
        cwd=workshop.folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(workshop.folder))
    yield importlib.import_module("destination_client")
    sys.path.remove(str(workshop.folder))


@pytest.fixture
def client(generated: ModuleType, workshop: Workshop) -> Iterator[Any]:
    with generated.Client(url=workshop.api) as client:
        yield client


def test_a_circuit_page_has_typed_parts(generated: ModuleType, client: Any) -> None:
    circuit = client.circuit_page(slug="des-arts", locale="fr").circuit

    assert circuit.title == "La promenade des arts"
    assert circuit.first_published_at < datetime.now(UTC)
    assert circuit.difficulty is generated.Difficulty.EASY
    heading, paragraph, picture, quote = circuit.body
    assert heading.text == "L'artiste"
    assert [(link.text, link.content.typename__) for link in paragraph.rich_text.links] == [
        ("La Tour aux figures", "Spot")
    ]
    assert picture.picture.responsive.width == 800
    assert quote.text == "Je voulais une tour."
    assert circuit.stops[0].spot.spot_kind is generated.SpotKind.MONUMENT
    assert circuit.seo.json_ld["@type"] == "TouristTrip"


def test_a_filter_is_typed(generated: ModuleType, client: Any) -> None:
    easy = generated.CircuitFilter(difficulty=generated.DifficultyFilter(in_=[generated.Difficulty.EASY]))

    assert [node.title for node in client.circuit_list(filter_=easy).circuits.nodes] == ["La promenade des arts"]


def test_an_id_leads_to_the_type_behind_it(generated: ModuleType, client: Any) -> None:
    spot = client.spot_page(slug="tour-aux-figures").spot

    found = client.any_page(id=spot.id).node

    assert found.typename__ == "Spot"
    assert found.title == spot.title
    assert client.any_page(id="bm90aGluZw").node is None


def test_an_error_keeps_its_text_and_code(generated: ModuleType, client: Any) -> None:
    answer = client.execute("{ circuits(first: 1) { nodes { titel } } }")

    with pytest.raises(generated.GraphQLClientGraphQLMultiError, match="Cannot query field 'titel'") as caught:
        client.get_data(answer)
    assert caught.value.errors[0].extensions == {"code": "GRAPHQL_VALIDATION_FAILED"}
