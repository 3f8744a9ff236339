"""Each quotation of a note against the sources: the gravest fault first, what is less told along with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.auditing.checks.base import Case, Checked
from wortlaut.auditing.checks.marks import FRAGMENT, is_marked_translation
from wortlaut.auditing.reports import Report, is_disputed
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import detect
from wortlaut.records import Edit, Evidence, Finding, Flag, Level, QuoteCheck, Verdict

SHORTEST = 2  # words; a single word between marks is irony or a name as often as a quotation
SENTENCE = 6  # words of running text that are nobody's by chance

_VERDICTS: dict[Verdict, tuple[str, Level, str]] = {
    Verdict.NEGATED: ("quote/negated", "error", "The source says the opposite or leaves out the negation"),
    Verdict.ALTERED_NUMBER: ("quote/number", "error", "The source has another figure, unit, bound or date"),
    Verdict.ALTERED_WORDING: ("quote/altered", "error", "The source has other words"),
    Verdict.SPLICED: ("quote/spliced", "error", "The words stand in several places and the gap is not marked"),
}
_FLAGS: dict[Flag, tuple[str, Level, str]] = {
    Flag.DOUBTFUL: ("quote/doubtful", "error", "Figures or negation of the translation do not match the source"),
    Flag.UNMARKED_TRANSLATION: ("quote/unmarked-translation", "error", "The source says this in another language"),
    Flag.PARAPHRASED: ("quote/paraphrased", "warning", "The source reports this in indirect speech, not as the words"),
    Flag.TRUNCATED: ("quote/truncated", "warning", "The cut drops words of the sentence that change what it says"),
    Flag.ELSEWHERE: ("quote/elsewhere", "warning", "The words are not in the document that the note refers to"),
}
_RESTORED = frozenset({"quote/altered", "quote/number", "quote/negated"})  # the words of the source can stand instead
_WHOSE = frozenset({"quote/second-hand", "quote/misattributed", "quote/disputed-speaker", "quote/unknown-speaker"})
ONE_MARK = 2  # characters between two stretches that one mark parts; a closing and an opening one take more
_UNSURE = frozenset({Flag.MISATTRIBUTED, Flag.ELSEWHERE, Flag.AMBIGUOUS, Flag.PARAPHRASED, Flag.TRUNCATED})
_MARKUP = re.compile(r"[*_`\[\]<>\\\n\"„“”»«]")  # in words that are put into a note it would be more than words
_LEVELS = ("error", "warning", "note")
_TRANSLATED = "print the original wording and mark this as a translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """What is wrong with one quotation, before it becomes a finding."""

    code: str
    level: Level
    message: str
    evidence: tuple[Evidence, ...] = ()
    repair: str | None = None


def check_quotations(case: Case, /) -> Iterator[Finding]:
    """Find quotations that the sources do not bear out."""
    for one in case.checked:
        words = len(Text(one.quoted.wording).words)
        if words < SHORTEST:
            continue
        if one.check.verdict is Verdict.ABSENT and case.set_off.touch(one.quoted.span):
            continue
        faults = [*_text(case, one, words), *_speaker(one, words), *_flags(one, words)]
        if _is_inside(one, case):
            faults = [fault for fault in faults if fault.code not in _WHOSE]
        for fault in _joined(faults):
            yield case.finding(
                fault.code,
                fault.level,
                fault.message,
                span=one.quoted.span,
                evidence=fault.evidence,
                repair=fault.repair,
                edit=restored(one, case.draft.text) if fault.code in _RESTORED else None,
                check=one.check.id,
            )


def _is_inside(one: Checked, case: Case) -> bool:
    """Tell whether the note shows the words as a voice within a voice: one mark parts them from what stands before."""
    spans = case.draft.quoted_places.spans
    place = bisect_left(spans, one.quoted.span) - 1
    if place >= 0 and one.quoted.span.start - spans[place].end <= ONE_MARK:
        return True
    if any(stretch.span.covers(one.quoted.span) for stretch in case.draft.emphasised):
        return True  # a source's own sentence, set off in italics, with the marks that stand in it
    paragraph = case.draft.paragraph_at(one.quoted.span)
    return paragraph is not None and _is_open(case.draft.text[paragraph.span.start : one.quoted.span.start - 1])


def _is_open(before: str) -> bool:
    """Tell whether a quotation that began before has not ended."""
    if "„" in before:
        return before.count("„") > before.count("“") + before.count("”")
    return before.count("“") > before.count("”")


def restored(one: Checked, text: str, /) -> Edit | None:
    """Return the edit that prints the source's words instead; None where it takes a person to choose them."""
    printed, words = one.quoted.span.of(text), " ".join((one.check.repair or "").split())
    if not words or _UNSURE.intersection(one.check.flags) or _MARKUP.search(words) or _MARKUP.search(printed):
        return None
    closing = printed[len(printed.rstrip(".,;:!?")) :]
    return Edit(span=one.quoted.span, text=words.rstrip(".,;:!?") + closing)


def _joined(faults: Sequence[_Fault]) -> list[_Fault]:
    """Return the faults of a quotation, gravest first; beside an error the others are told with it."""
    ordered = sorted(faults, key=lambda fault: _LEVELS.index(fault.level))
    errors = [fault for fault in ordered if fault.level == "error"]
    if not errors:
        return ordered
    besides = " ".join(fault.message for fault in ordered if fault.level == "warning")
    if besides:
        errors[0] = replace(errors[0], message=f"{errors[0].message} Besides: {besides}")
    return errors


def _text(case: Case, one: Checked, words: int) -> Iterator[_Fault]:
    check = one.check
    if check.verdict is Verdict.ABSENT:
        yield _absent(case, one, words)
        return
    known = _VERDICTS.get(check.verdict) if isinstance(check.verdict, Verdict) else None
    if known is not None:
        code, level, message = known
        yield _Fault(
            code=code,
            level=level,
            message=f"{message}{_shown(check)}.",
            evidence=_evidence(check),
            repair=check.repair or "print the words of the source, or take the marks away",
        )


def _absent(case: Case, one: Checked, words: int) -> _Fault:
    """Return what it means that nothing has these words: retold, translated, or found nowhere."""
    check = one.check
    level: Level = "error" if words >= FRAGMENT else "warning"
    lang = _foreign(case, one)
    if lang:
        return _Fault(
            code="quote/unmarked-translation",
            level=level,
            message=f"No document has these words, and the one the note refers to speaks another language ({lang}).",
            evidence=_evidence(check),
            repair=_TRANSLATED,
        )
    if Flag.PARAPHRASED in check.flags:
        return _Fault(
            code="quote/paraphrased",
            level=level,
            message="The source tells this in other words; nobody is quoted with these.",
            evidence=_evidence(check),
            repair="take the marks away",
        )
    return _Fault(
        code="quote/absent",
        level=level,
        message=f"No document that was searched has these words ({check.searched} searched).",
        repair="find the source of these words, or take the marks away",
    )


def _foreign(case: Case, one: Checked) -> str:
    """Return the language of the document that the note refers to, where the words are not of it."""
    document = case.sources.documents.get(one.named or "") if case.sources is not None else None
    if document is None or is_marked_translation(one.quoted, case):
        return ""
    lang = detect(document.text, document.lang)
    return lang if lang not in ("und", case.draft.lang) else ""


def _shown(check: QuoteCheck) -> str:
    """Show the first difference that is no mere fold."""
    grave = [one for one in check.differences if not one.kind.startswith(("fold:", "cut:", "bracket", "elision"))]
    if not grave or grave[0].kind == "gap":
        return ""
    first = grave[0]
    if not first.quoted:
        return f": “{first.found}” is left out"
    return f": printed “{first.quoted}”, there “{first.found}”" if first.found else f": “{first.quoted}” is added"


def _speaker(one: Checked, words: int) -> Iterator[_Fault]:
    """Yield what is wrong with whose words they are said to be."""
    if Flag.MISATTRIBUTED in one.check.flags:
        yield _someone_elses(one, words)
    elif is_disputed(one.reports):
        told = [report for report in one.reports if report.whose in ("theirs", "elses") and report.names]
        names = ", ".join(dict.fromkeys(name for report in told for name in report.names))
        yield _said("quote/disputed-speaker", "note", f"The sources disagree who said this: {names}.", told)
    elif any(report.whose == "open" for report in one.reports) and not _whose(one, "theirs"):
        told = _whose(one, "open")
        names = " or ".join(told[0].names)
        yield _said("quote/disputed-speaker", "warning", f"The source leaves open who said this: {names}.", told)
    elif _whose(one, "theirs") and all(report.second_hand for report in _whose(one, "theirs")):
        message = f"{one.speaker} only passes this on: the source gives it as what somebody else said or found."
        yield _said("quote/second-hand", "warning", message, _whose(one, "theirs"))
    elif Flag.SPEAKER_UNKNOWN in one.check.flags:
        told = [report for report in one.reports if report.unnamed]
        message = f"The source does not name who said this; the note gives it to {one.speaker}."
        yield _said("quote/unknown-speaker", "note", message, told)


def _someone_elses(one: Checked, words: int) -> _Fault:
    told = _whose(one, "elses")
    names = ", ".join(dict.fromkeys(name for report in told for name in report.names))
    if names:
        message = f"The source gives these words to {names}, not to {one.speaker}."
        return _said("quote/misattributed", "error", message, told, repair=f"name the one who said it: {names}")
    level: Level = "error" if words >= SENTENCE else "warning"
    return _said("quote/misattributed", level, "The source has this in its own running text, as nobody's words.", told)


def _whose(one: Checked, whose: str) -> list[Report]:
    return [report for report in one.reports if report.whose == whose]


def _said(code: str, level: Level, message: str, told: Sequence[Report], *, repair: str | None = None) -> _Fault:
    evidence = tuple(report.evidence for report in told)
    return _Fault(
        code=code, level=level, message=message, evidence=evidence, repair=repair or "find out who said it, and say so"
    )


def _flags(one: Checked, words: int) -> Iterator[_Fault]:
    check = one.check
    for flag, (code, level, message) in _FLAGS.items():
        if flag not in check.flags or check.verdict is Verdict.ABSENT:
            continue
        cut = next((one.found for one in check.differences if one.kind.startswith("cut:")), "")
        shown = f": “{cut}”" if flag is Flag.TRUNCATED and cut else ""
        translated = check.verdict is Verdict.TRANSLATED
        yield _Fault(
            code=code,
            level="warning" if translated and words < FRAGMENT else level,
            message=f"{message}{shown}.",
            evidence=_evidence(check),
            repair=_TRANSLATED if translated else check.repair,
        )


def _evidence(check: QuoteCheck) -> tuple[Evidence, ...]:
    return (Evidence(document=check.document, spans=check.spans),) if check.document and check.spans else ()
