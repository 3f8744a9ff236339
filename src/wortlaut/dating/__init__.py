"""When it was said, not when it was printed."""

from wortlaut.dating.finding import find_dates, find_dates_in
from wortlaut.dating.occasions import join_occasions
from wortlaut.dating.quoting import Dated, date_quotations
from wortlaut.records.edtf import bounds, compatible

__all__ = ["Dated", "bounds", "compatible", "date_quotations", "find_dates", "find_dates_in", "join_occasions"]
