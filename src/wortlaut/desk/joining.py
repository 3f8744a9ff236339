"""Statements kept by person: whoever no new document quotes is not joined anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from wortlaut.desk.library import Library
from wortlaut.records import Dating, Quotation, Statement
from wortlaut.records.wire import list_from_json, to_json


def join_reports(
    library: Library,
    quotations: Mapping[str, Quotation],
    /,
    *,
    persons: Mapping[str, str | None],
    datings: Mapping[str, Dating],
) -> tuple[Statement, ...]:
    """Return the statements of everybody quoted, ordered by person and time, as if all had been joined at once.

    A person's statements are a function of that person's quotations, their datings and their documents alone, and
    stay as they were kept while none of these changed.
    """
    own: dict[str, dict[str, Quotation]] = {}
    for name, quotation in quotations.items():
        if (person := persons.get(name)) is not None:
            own.setdefault(person, {})[name] = quotation
    versions = library.store.versions()
    return tuple(
        statement for person in sorted(own) for statement in _of_person(library, person, own[person], datings, versions)
    )


def _of_person(
    library: Library,
    person: str,
    quotations: Mapping[str, Quotation],
    datings: Mapping[str, Dating],
    versions: Mapping[str, str],
) -> tuple[Statement, ...]:
    from wortlaut.clustering import FOUND_BY, cluster
    from wortlaut.counting.finding import FOUND_BY as COUNTED_BY
    from wortlaut.desk.looking import figures_of

    said = [quotations[name] for name in sorted(quotations)]
    dated = [datings[one.id] for one in said if one.id in datings]
    read = [versions.get(name) for name in sorted({one.document for one in said})]
    inputs = hashlib.sha256(to_json((said, dated, read))).hexdigest()
    stage = f"{FOUND_BY}+{COUNTED_BY}"
    if (known := library.store.result(stage, person, inputs)) is not None:
        return list_from_json(known, Statement)
    found = cluster(
        said, library.documents, persons=dict.fromkeys(quotations, person), datings=datings, figures=figures_of
    )
    library.store.keep_result(stage, person, inputs, to_json(found))
    return found
