"""Rows with a private file and a public copy: which models there are, and where their files lie."""

import pytest

from destination_cms.models import ARModel, Audio
from destination_cms.models.published_files import original_path, published_file_models
from destination_cms.projections.kinds import KINDS_WITH_FILES, get_kinds


def test_each_is_a_kind_whose_files_are_made_by_tasks() -> None:
    models = published_file_models()

    assert set(models) == {Audio, ARModel}
    assert {get_kinds()[model.kind_name].model for model in models} == set(models)
    assert {model.kind_name for model in models} <= KINDS_WITH_FILES


def test_no_two_share_a_folder() -> None:
    folders = [folder for model in published_file_models() for folder in (model.originals_folder, model.public_folder)]

    assert len(folders) == len(set(folders))


@pytest.mark.parametrize("model", published_file_models())
def test_a_path_cannot_be_guessed_and_keeps_the_name(model: type) -> None:
    folder, token, name = original_path(model(), "../../pont.mp3").split("/")

    assert (folder, len(token), name) == (model.originals_folder, 16, "pont.mp3")  # type: ignore[attr-defined]
