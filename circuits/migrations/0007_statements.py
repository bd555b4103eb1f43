from django.db import migrations, models

from destination_cms.choices import StepFreeAccess
from destination_cms.migration_operations import statement

APP = "destination_circuits"


def step_free(label, **options):
    return models.CharField(label, max_length=10, choices=StepFreeAccess.choices, default="UNKNOWN", **options)


def for_index():
    return models.CharField(max_length=10, choices=StepFreeAccess.choices, default="UNKNOWN")


class Migration(migrations.Migration):
    dependencies = [("destination_circuits", "0006_kept_rows"), ("wagtailcore", "0098_apitoken")]

    operations = [
        *statement(
            APP,
            "CircuitPage",
            "is_step_free",
            "step_free",
            step_free("step-free", help_text="Whether the whole circuit can be travelled without steps."),
        ),
        *statement(APP, "SpotPage", "is_step_free", "step_free", step_free("step-free access")),
        *statement(APP, "CircuitIndex", "is_step_free", "step_free", for_index()),
        *statement(APP, "SpotIndex", "is_step_free", "step_free", for_index()),
    ]
