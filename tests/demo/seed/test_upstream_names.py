"""What Wagtail's migrations write in English has French names in the demo."""

from wagtail.models import Collection, GroupApprovalTask, Page, Workflow

from demo.seed.upstream_names import name_in_french
from tests.destination import Destination


def test_wagtail_s_own_names_are_french(destination: Destination) -> None:
    Workflow.objects.get_or_create(name="Moderators approval")
    GroupApprovalTask.objects.get_or_create(name="Moderators approval")

    name_in_french()

    names = [
        *Workflow.objects.values_list("name", flat=True),
        *GroupApprovalTask.objects.values_list("name", flat=True),
    ]
    assert names == ["Validation par les modérateurs"] * 2
    assert Page.objects.get(depth=1).title == Page.objects.get(depth=1).draft_title == "Racine"
    assert Collection.objects.get(depth=1).name == "Racine"


def test_a_name_that_somebody_gave_is_kept(destination: Destination) -> None:
    Workflow.objects.all().delete()
    Workflow.objects.create(name="Relecture")

    name_in_french()

    assert [workflow.name for workflow in Workflow.objects.all()] == ["Relecture"]
