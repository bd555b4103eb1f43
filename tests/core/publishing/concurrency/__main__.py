"""``python -m tests.core.publishing.concurrency DATABASE LOAD`` fills a migrated database and prints the result."""

import atexit
import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import django
from django.conf import settings


def main() -> None:
    django.setup()
    atexit.register(shutil.rmtree, Path(settings.MEDIA_ROOT).parent, ignore_errors=True)
    # Models can be imported from here on.
    from ..copies import bind
    from .load import Load
    from .run import run

    bind(sys.argv[1])
    sys.stdout.write(json.dumps(asdict(run(Load(**json.loads(sys.argv[2]))))))


if __name__ == "__main__":
    main()
