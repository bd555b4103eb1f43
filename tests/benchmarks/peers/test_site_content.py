"""Our site tells the facts of the data set: loaded as the benchmark does it, asked by its queries."""

from typing import Any

import pytest
from PIL import Image

from benchmarks.peers.agreement import faults_of, known
from benchmarks.peers.dataset import IMAGES, read_records, write_records
from benchmarks.peers.questions import WORKLOADS, questions_of
from benchmarks.peers.site_content import Writer
from benchmarks.peers.told import our_told
from destination_cms.models import Publication
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.asking import ask
from tests.destination import ensure_roots

FEW = {"spots": 12, "circuits": 3, "mice": 2, "news": 4}


@pytest.fixture
def data(tmp_path, transactional_db, settings) -> dict[str, Any]:
    """Load few records, with files of the size that the queries ask for."""
    settings.DESTINATION_CMS = {
        "IMAGE_PRESETS": {"THUMBNAIL": "fill-320x240", "CARD": "fill-480x320", "HERO": "width-1024"},
        "IMAGE_FORMATS": ["jpeg"],
        "IMAGE_FACTORS": [1],
    }
    ensure_roots()
    write_records(tmp_path, FEW)
    (tmp_path / "images").mkdir()
    for number in range(IMAGES):
        Image.new("L", (1_024, 768), number).save(tmp_path / "images" / f"image-{number:02d}.jpg", quality=1)
    with sweep_deferred():
        Writer(tmp_path).write()
    sweep_publications()
    return {kind: read_records(tmp_path, kind) for kind in ("spots", "circuits", "news")}


def test_the_queries_are_answered_with_the_data_set(data):
    for workload in WORKLOADS:
        question = questions_of("ours", workload)[0]
        told = our_told(workload, ask(question.query, **question.variables))
        assert told
        assert faults_of(told, known(question, workload, data)) == []

    public = Publication.objects.filter(is_withdrawn=False)
    kinds = {"spot": "spots", "circuit": "circuits", "mice_offer": "mice", "news_article": "news"}
    assert {kind: public.filter(kind=kind).count() for kind in kinds} == {kind: FEW[kinds[kind]] for kind in kinds}
