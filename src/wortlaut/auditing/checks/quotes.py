"""Each quotation of a note against the sources: one finding for its verdict, one for each flag."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.checks.marks import FRAGMENT
from wortlaut.auditing.draft import Quoted
from wortlaut.auditing.tokens import Text
from wortlaut.records import Evidence, Finding, Flag, Level, QuoteCheck, Verdict

SHORTEST = 2  # words; a single word between marks is irony or a name as often as a quotation

_VERDICTS: dict[Verdict, tuple[str, Level, str]] = {
    Verdict.NEGATED: ("quote/negated", "error", "The source says the opposite or leaves out the negation"),
    Verdict.ALTERED_NUMBER: ("quote/number", "error", "The source has another figure, unit, bound or date"),
    Verdict.ALTERED_WORDING: ("quote/altered", "error", "The source has other words"),
    Verdict.SPLICED: ("quote/spliced", "error", "The words stand in several places and the gap is not marked"),
    Verdict.TRANSLATED: ("quote/unmarked-translation", "error", "The source says this in another language"),
    Verdict.ABSENT: ("quote/absent", "error", "No document that was searched has these words"),
}
_FLAGS: dict[Flag, tuple[str, Level, str]] = {
    Flag.MISATTRIBUTED: ("quote/misattributed", "error", "The source gives these words to somebody else"),
    Flag.PARAPHRASED: ("quote/paraphrased", "warning", "The source reports this in indirect speech, not as the words"),
    Flag.TRUNCATED: ("quote/truncated", "warning", "The cut drops words of the sentence that change what it says"),
    Flag.ELSEWHERE: ("quote/elsewhere", "warning", "The words are not in the document that is named"),
    Flag.DOUBTFUL: ("quote/doubtful", "error", "Figures or negation of the translation do not match the source"),
}


def check_quotations(case: Case, /) -> Iterator[Finding]:
    """Find quotations that the sources do not bear out."""
    for quoted, check in case.checked:
        if len(Text(quoted.wording).words) >= SHORTEST:
            yield from _verdict(case, quoted, check)
            yield from _flags(case, quoted, check)


def _verdict(case: Case, quoted: Quoted, check: QuoteCheck) -> Iterator[Finding]:
    known = _VERDICTS.get(check.verdict) if isinstance(check.verdict, Verdict) else None
    if known is None:
        return
    code, level, message = known
    if check.verdict is Verdict.ABSENT:
        message = f"{message} ({check.searched} searched)"
        level = "error" if len(Text(quoted.wording).words) >= FRAGMENT else "warning"
    yield case.finding(
        code,
        level,
        f"{message}{_shown(check)}.",
        span=quoted.span,
        evidence=_evidence(check),
        repair=check.repair or _advice(check),
    )


def _advice(check: QuoteCheck) -> str:
    if check.verdict is Verdict.TRANSLATED:
        return "print the original wording and mark this as a translation"
    return "find the source of these words, or take the marks away"


def _shown(check: QuoteCheck) -> str:
    """Show the first difference that is no mere fold."""
    grave = [one for one in check.differences if not one.kind.startswith(("fold:", "cut:", "bracket", "elision"))]
    if not grave or check.verdict is Verdict.TRANSLATED:
        return ""
    first = grave[0]
    return f": printed “{first.quoted or '∅'}”, there “{first.found or '∅'}”"


def _flags(case: Case, quoted: Quoted, check: QuoteCheck) -> Iterator[Finding]:
    for flag in check.flags:
        if flag not in _FLAGS:
            continue
        code, level, message = _FLAGS[flag]
        cut = next((one.found for one in check.differences if one.kind.startswith("cut:")), "")
        shown = f": “{cut}”" if flag is Flag.TRUNCATED and cut else ""
        yield case.finding(
            code, level, f"{message}{shown}.", span=quoted.span, evidence=_evidence(check), repair=check.repair
        )


def _evidence(check: QuoteCheck) -> tuple[Evidence, ...]:
    return (Evidence(document=check.document, spans=check.spans),) if check.document and check.spans else ()
