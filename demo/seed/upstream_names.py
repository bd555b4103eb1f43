"""French names for what Wagtail's migrations write in English."""

from wagtail.models import Collection, Task, Workflow

from destination_cms.base_page import page_model

ROOT, APPROVAL = "Root", "Moderators approval"
FRENCH = {ROOT: "Racine", APPROVAL: "Validation par les modérateurs"}


def name_in_french() -> None:
    """Rename the root page, the root collection, the workflow and its task, where they have Wagtail's names."""
    page_model().objects.filter(depth=1, title=ROOT).update(title=FRENCH[ROOT], draft_title=FRENCH[ROOT])
    Collection.objects.filter(depth=1, name=ROOT).update(name=FRENCH[ROOT])
    for model in (Workflow, Task):
        model.objects.filter(name=APPROVAL).update(name=FRENCH[APPROVAL])
