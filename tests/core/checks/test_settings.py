"""E007: a Django developer hears of every wrong key at start-up."""

from destination_cms.checks.settings import check_settings


def test_each_fault_is_an_error_of_its_own(settings):
    settings.DESTINATION_CMS = {"COLOUR": "red", "MAX_PAGE_SIZE": 0}

    messages = check_settings(None)

    assert [message.id for message in messages] == ["destination_cms.E007"] * 2
    assert ["COLOUR" in messages[0].msg, "MAX_PAGE_SIZE" in messages[1].msg] == [True, True]
    assert all("docs/reference/settings.md" in message.hint for message in messages)


def test_a_site_without_the_setting_is_right(settings):
    del settings.DESTINATION_CMS

    assert check_settings(None) == []
