"""Write the demo's models of augmented reality, each as a GLB file and as its USDZ twin.

    python -m scripts.demo_models
    python -m scripts.demo_models <folder>

They are drawn by this program, from boxes, prisms and pipes: the same bytes at any time. The demo reads the files.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from .model_making.glb_file import glb_file
from .model_making.old_fort import old_fort
from .model_making.river_plant import river_plant
from .model_making.shapes import Part
from .model_making.usdz_file import usdz_file
from .model_making.waste_pipes import waste_pipes

MODELS = Path(__file__).resolve().parent.parent / "demo" / "content" / "models"
RIGHTS = "Destination CMS, CC0 1.0"
#: Each model by its name: of its files and its layer.
DRAWN: dict[str, Callable[[], Iterable[Part]]] = {
    "waste-pipes": waste_pipes,
    "river-plant": river_plant,
    "old-fort": old_fort,
}


def main(folder: Path = MODELS) -> int:
    """Write the files of all models into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWN.items():
        parts = [*draw()]
        for ending, content in (("glb", glb_file(name, RIGHTS, parts)), ("usdz", usdz_file(name, RIGHTS, parts))):
            path = folder / f"{name}.{ending}"
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
                print(f"Wrote {path.name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
