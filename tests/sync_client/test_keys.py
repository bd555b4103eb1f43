from pathlib import PurePath

import pytest

from destination_cms.sync_client.keys import Key, KeyInvalid, iter_refs, key_of_file, make_key, parse_key

UUID = "6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11"

HOSTILE_PARTS = [
    "",
    "..",
    ".",
    "/etc",
    "a/b",
    "a\\b",
    "a\0b",
    "spot\n",
    "../../spot",
    "C:",
    "~",
    "é",
    "\uff0e\uff0e",
    "a" * 64,
    "sp ot",
]


@pytest.mark.parametrize("locale", ["", "fr", "en-GB", "zh-hans", "de-CH-1996"])
def test_a_key_reads_as_it_is_written(locale: str):
    key = Key("mice_offer", UUID, locale)

    assert parse_key(str(key)) == key


def test_a_file_lies_under_kind_and_locale():
    assert Key("spot", UUID, "fr").path == PurePath("spot", "fr", f"{UUID}.json")
    assert Key("image", UUID, "").path == PurePath("image", "_", f"{UUID}.json")


@pytest.mark.parametrize("kind", [*HOSTILE_PARTS, "Spot", "1spot", "_", None, 3, ["spot"]])
def test_a_kind_is_a_snake_case_word(kind: object):
    with pytest.raises(KeyInvalid):
        make_key(kind, UUID, "fr")


@pytest.mark.parametrize("uuid", [*HOSTILE_PARTS, UUID.upper(), UUID.replace("-", ""), UUID + "\n", UUID + "/x", None])
def test_a_uuid_is_in_its_one_spelling(uuid: object):
    with pytest.raises(KeyInvalid):
        make_key("spot", uuid, "fr")


@pytest.mark.parametrize("locale", [*HOSTILE_PARTS[1:], "_", "f", "fr_FR", "fr-", "-fr", "fr\n", None])
def test_a_locale_is_a_language_tag_or_empty(locale: object):
    with pytest.raises(KeyInvalid):
        make_key("spot", UUID, locale)


@pytest.mark.parametrize("text", [None, 1, "", "spot", f"spot:{UUID}", f"spot:{UUID}:fr:x", f":{UUID}:fr"])
def test_a_key_has_three_parts(text: object):
    with pytest.raises(KeyInvalid):
        parse_key(text)


def test_a_file_name_leads_back_to_its_key():
    for key in (Key("spot", UUID, "fr"), Key("image", UUID, "")):
        assert key_of_file(*key.path.parts) == key


@pytest.mark.parametrize(
    "parts",
    [
        ("spot", "fr", UUID),
        ("spot", "fr", f"{UUID}.json.tmp"),
        ("spot", "", f"{UUID}.json"),
        ("spot", "fr", ".DS_Store"),
        ("Spot", "fr", f"{UUID}.json"),
    ],
)
def test_other_files_are_not_records(parts: tuple[str, str, str]):
    assert key_of_file(*parts) is None


def test_references_are_found_at_any_depth():
    payload = {
        "cover": {"ref": "image:1:", "alt": "A"},
        "stops": [{"spot": {"ref": "spot:1:fr"}}, [{"ref": "spot:2:fr", "more": {"ref": "spot:3:fr"}}]],
        "ref": None,
        "text": "ref",
    }

    assert sorted(iter_refs(payload)) == ["image:1:", "spot:1:fr", "spot:2:fr", "spot:3:fr"]


def test_a_deep_payload_does_not_end_in_a_recursion():
    payload: object = {"ref": "spot:1:fr"}
    for _ in range(20_000):
        payload = [payload]

    assert list(iter_refs(payload)) == ["spot:1:fr"]
