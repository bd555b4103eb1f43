from django.db import migrations, models

from destination_cms.choices import StepFreeAccess, YesNoUnknown
from destination_cms.migration_operations import statement

APP = "destination_mice"


def choice(choices, label):
    return models.CharField(label, max_length=10, choices=choices, default="UNKNOWN")


class Migration(migrations.Migration):
    dependencies = [("destination_mice", "0006_kept_rows"), ("wagtailcore", "0098_apitoken")]

    operations = [
        *statement(
            APP,
            "MeetingRoom",
            "has_daylight",
            "daylight",
            choice(YesNoUnknown.choices, "daylight"),
            "MiceOfferPage.rooms",
        ),
        *statement(
            APP,
            "MeetingRoom",
            "is_step_free",
            "step_free",
            choice(StepFreeAccess.choices, "step-free access"),
            "MiceOfferPage.rooms",
        ),
        *statement(
            APP,
            "PriceLine",
            "is_vat_included",
            "vat_included",
            choice(YesNoUnknown.choices, "VAT included"),
            "MiceOfferPage.price_lines",
        ),
    ]
