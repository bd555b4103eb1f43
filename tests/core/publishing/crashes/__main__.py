"""``python -m tests.core.publishing.crashes DATABASE`` fills a migrated database, then kills edits of it."""

import atexit
import shutil
import sys
from pathlib import Path

import django
from django.conf import settings
from django.test import override_settings

#: They are recreated after every crash, so they are few and small.
PICTURE_SIZES = {"IMAGE_PRESETS": {"THUMBNAIL": "fill-32x24"}, "IMAGE_FACTORS": [1]}


def main() -> None:
    django.setup()
    atexit.register(shutil.rmtree, Path(settings.MEDIA_ROOT).parent, ignore_errors=True)
    override_settings(DESTINATION_CMS=PICTURE_SIZES).enable()
    # Models can be imported from here on.
    from .driver import serve

    serve(sys.argv[1])


if __name__ == "__main__":
    main()
