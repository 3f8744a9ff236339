"""The figures in a text: values, units, currencies, and how two of them relate."""

from wortlaut.counting.comparing import FigureComparison, compare_figures
from wortlaut.counting.finding import find_figures
from wortlaut.counting.rates import convert

__all__ = ["FigureComparison", "compare_figures", "convert", "find_figures"]
