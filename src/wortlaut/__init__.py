"""Wortlaut: who said what, when, where, about what - and did they really?"""

__version__ = "0.1.0"
