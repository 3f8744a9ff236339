"""When it was said, not when it was printed."""

from wortlaut.dating.finding import find_dates, find_dates_in
from wortlaut.dating.intervals import bounds, compatible

__all__ = ["bounds", "compatible", "find_dates", "find_dates_in"]
