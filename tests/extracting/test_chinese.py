"""Chinese speech: in marks and behind 说, with the name in its clause."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.testing import document

CASES = {
    "tag behind": ("“码头不会关。”林海燕说。", "direct", "码头不会关。", "林海燕"),
    "tag in front": ("港务局长林海燕说：“码头不会关。”", "direct", "码头不会关。", "港务局长林海燕"),
    "place": ("林海燕在会上表示：“码头不会关闭。”", "direct", "码头不会关闭。", "林海燕"),
    "corner marks": ("「碼頭不會關。」林海燕說。", "direct", "碼頭不會關。", "林海燕"),
    "indirect": ("她表示，码头将在明年重新开放。", "indirect", "码头将在明年重新开放", "她"),
    "to the press": ("林海燕告诉记者，码头将在明年开放。", "indirect", "码头将在明年开放", "林海燕"),
}


@pytest.mark.parametrize(("text", "form", "wording", "speaker"), CASES.values(), ids=CASES)
def test_finds_words_and_speaker(text, form, wording, speaker):
    (quotation,) = extract(document(text, lang="zh-CN"))
    assert (quotation.form, quotation.envelope.of(text)) == (form, wording)
    assert [span.of(text) for span in quotation.speaker] == [speaker]


@pytest.mark.parametrize("text", ["所谓“新码头”其实很旧。", "据介绍，码头长三百米。", "小说卖得很好，码头也热闹。"])
def test_terms_in_marks_and_other_words_are_no_speech(text):
    assert extract(document(text, lang="zh")) == ()


def test_an_interview_names_who_answers_in_its_introduction():
    text = "港务局长林海燕接受了本报专访。\n您几点起床？\n四点。\n您吃什么？\n鱼。\n您累吗？\n不累。"
    found = extract(document(text, lang="zh"))
    assert [quotation.envelope.of(text) for quotation in found] == ["四点。", "鱼。", "不累。"]
    assert {quotation.turn for quotation in found} == {"港务局长林海燕"}
