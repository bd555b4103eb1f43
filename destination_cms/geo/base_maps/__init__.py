"""Base maps in plain Python: the check of a PMTiles file before it is kept."""

from .header import Header, read_header
from .reading import Archive, read_archive
from .refusals import SENTENCES, BaseMapRefused

__all__ = ["SENTENCES", "Archive", "BaseMapRefused", "Header", "read_archive", "read_header"]
