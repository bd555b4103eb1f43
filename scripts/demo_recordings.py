"""Speak the demo's stories with espeak-ng: the recordings of its stops, one for each language.

    apt-get install espeak-ng lame
    python -m scripts.demo_recordings

A story is spoken again only where its text has changed. The demo reads the files; this is run when its texts change.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import django

#: espeak-ng's voice, and words a minute.
VOICES = {"fr": ("fr", "150"), "en": ("en-gb", "155")}
#: Kilobits a second and hertz, enough for speech.
BITRATE, RATE = "24", "22.05"


def main() -> int:
    """Write the recordings whose text is another one than when they were spoken; remove those of no story."""
    missing = [program for program in ("espeak-ng", "lame") if shutil.which(program) is None]
    if missing:
        print(f"Missing: {', '.join(missing)}. On Debian: sudo apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "demo.settings")
    django.setup()
    from demo.seed.recordings import RECORDINGS, SPOKEN, stories

    RECORDINGS.mkdir(exist_ok=True)
    spoken: dict[str, str] = json.loads(SPOKEN.read_text()) if SPOKEN.exists() else {}
    wanted = {story.file: story for story in stories()}
    for name, story in wanted.items():
        if spoken.get(name) != story.text or not (RECORDINGS / name).exists():
            speak(story, RECORDINGS / name)
            print(f"Spoke {name}")
    for path in RECORDINGS.glob("*.mp3"):
        if path.name not in wanted:
            path.unlink()
    told = {name: story.text for name, story in wanted.items()}
    SPOKEN.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return 0


def speak(story: Any, path: Path) -> None:
    """Write the recording of a ``Story``."""
    voice, speed = VOICES[story.language]
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder, "spoken.wav")
        subprocess.run(["espeak-ng", "-v", voice, "-s", speed, "-w", str(wave), story.text], check=True)
        encode = ["lame", "--quiet", "-m", "m", "-b", BITRATE, "--resample", RATE, "-t", str(wave)]
        subprocess.run([*encode, str(path)], check=True)


if __name__ == "__main__":
    sys.exit(main())
