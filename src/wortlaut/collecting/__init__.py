"""Sources to documents, with what was captured, and a reason for each that gave none."""

from wortlaut.collecting.collect import collect
from wortlaut.collecting.collected import Collected
from wortlaut.collecting.reading import read
from wortlaut.collecting.searching import Asked, asked
from wortlaut.collecting.sources import expand

__all__ = ["Asked", "Collected", "asked", "collect", "expand", "read"]
