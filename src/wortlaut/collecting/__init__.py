"""Sources to documents, with what was captured, and a reason for each that gave none."""

from wortlaut.collecting.collect import Collected, collect
from wortlaut.collecting.reading import read
from wortlaut.collecting.sources import expand

__all__ = ["Collected", "collect", "expand", "read"]
