"""The base map of Monaco that the tests draw: © OpenStreetMap contributors, Open Database License 1.0.

``destination-base-map ../shared/data/osm/monaco.osm.gz tests/core/geo/base_maps/monaco.pmtiles`` writes it again.
"""

from pathlib import Path

MONACO_FILE = Path(__file__).with_name("monaco.pmtiles")
