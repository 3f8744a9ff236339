"""Quotations to statements: one utterance told by many outlets becomes one, with its best wording and its origins."""

from wortlaut.clustering.angles import angles
from wortlaut.clustering.neighbours import joined
from wortlaut.clustering.origins import origins
from wortlaut.clustering.parts import parts
from wortlaut.clustering.statements import FOUND_BY, cluster, clustered

__all__ = ["FOUND_BY", "angles", "cluster", "clustered", "joined", "origins", "parts"]
