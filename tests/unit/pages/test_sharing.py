import hashlib
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from builders import a_question, a_register
from lighthouse import IN_ORDER, SITE_NAME, SITE_URL, an_index, the_pages
from synopsis.pages.sharing import pictures, share_cards
from synopsis.pages.sharing.share_card import RuleShape, ShareCard, ShareCell
from synopsis.pages.sharing.share_drawing import drawn
from synopsis.pages.sharing.share_layout import HEIGHT, MARGIN, WIDTH, layout
from synopsis.pages.sharing.share_plot import MarkEnd, ShareLane, ShareMark, SharePlot
from synopsis.pages.sharing.typesetting import HAS_LETTERS, Weight, font, line_height, width
from synopsis.register.edition import Edition
from synopsis.register.index import Index

EDITION = Edition(SITE_NAME, SITE_URL)
HEAVIEST = 20_000
"""Bytes of a picture."""
CARD = ShareCard(
    head="Cape Halma, side by side",
    title="How tall was it?",
    cells=(
        ShareCell("Wexford 1998", "40 metres", RuleShape.SINGLE),
        ShareCell("Tanaka 2015", "Does not address this", RuleShape.DOTTED),
        ShareCell("The record", "38.5 metres (survey)", RuleShape.DOUBLE),
    ),
    state="draft",
    address="lights.example.org/halma",
)
PLOT = SharePlot(
    caption="Height: numbers that each gives or reports",
    ticks=((0.0, "0"), (50.0, "25"), (100.0, "50")),
    lanes=(
        ShareLane("Wexford 1998", "square", (ShareMark(80.0, 80.0, MarkEnd.POINT),)),
        ShareLane("Tanaka 2015", "ring", (ShareMark(0.0, 6.0, MarkEnd.ARROW), ShareMark(20.0, 70.0, MarkEnd.RANGE))),
        ShareLane("The record", "diamond", (ShareMark(100.0, 100.0, MarkEnd.POINT),)),
    ),
    said="Height: numbers that each gives or reports, on a scale to 50",
)
SUM = "8f47f44d832c1022a4548ec8d101a482eed2834564ff2f5c9d770a97127b7be0"


def words(*texts):
    """Divide texts where lines may end."""
    return " ".join(texts).split()


def test_a_picture_says_what_its_page_says():
    """The question, every article's brief in order of publication, then the record's; silence has its own line."""
    index = an_index()
    card = share_cards(index, EDITION)["/questions/how-tall/"]
    question = index.register.questions["how-tall"]

    assert (card.head, card.title, card.question) == (SITE_NAME, question.asks, "")
    assert [cell.label for cell in card.cells] == [
        *(index.register.articles[name].label for name in IN_ORDER),
        "The record",
    ]
    assert [cell.says for cell in card.cells] == [
        *(question.sides[name].brief for name in IN_ORDER),
        question.record.in_brief,
    ]
    assert [cell.rule for cell in card.cells] == [
        *(RuleShape.DOTTED if question.sides[name].silent else RuleShape.SINGLE for name in IN_ORDER),
        RuleShape.DOUBLE,
    ]
    assert (card.state, card.address) == ("reviewed", "lights.example.org/halma")


def test_home_and_every_question_have_a_picture():
    """Nothing else has one: each stands beside its page, of the size that is asked for, and is light."""
    found = {picture.path: picture.content for picture in pictures(an_index(), EDITION)}

    assert set(found) == {"card.png", *(f"questions/{question.id}/card.png" for question in an_index().questions)}
    assert {Image.open(io.BytesIO(content)).size for content in found.values()} == {(WIDTH, HEIGHT)}
    assert max(map(len, found.values())) <= HEAVIEST


def test_a_page_names_its_picture():
    """The front matter gives the whole address, the size and the same in words; other pages name none."""
    for path, text in the_pages().items():
        if path.endswith(".md"):
            has_picture = path == "index.md" or (path.startswith("questions/") and path.count("/") == 2)
            assert ("card.png" in text) == has_picture, path
    text = the_pages()["questions/how-tall/index.md"]

    assert f'"url": "{SITE_URL}questions/how-tall/card.png", "width": 1200, "height": 630' in text
    assert replace(CARD, title="Halma", question="How tall was it?").alternative == (
        "Halma. How tall was it? Wexford 1998: 40 metres. Tanaka 2015: Does not address this. "
        "The record: 38.5 metres (survey)."
    )


def test_the_same_bytes_every_time():
    """A picture depends on nothing but what it shows: drawn again, or on another machine, it is the same."""
    first = drawn(CARD)
    drawn.cache_clear()

    assert drawn(CARD) == first
    assert drawn(replace(CARD, state="reviewed")) != first
    assert hashlib.sha256(drawn(replace(CARD, plot=PLOT))).hexdigest() == SUM


def test_every_letter_is_brought():
    """Whatever may stand on a picture has a shape in both fonts, which show what they lack by nothing."""
    admitted = [letter for letter in map(chr, range(0x3000)) if HAS_LETTERS.fullmatch(letter)]
    for weight in Weight:
        assert [letter for letter in admitted if not any(font(weight, 20).getmask(letter))] == [
            " ",
            "\N{NO-BREAK SPACE}",
        ]

    assert len(admitted) > 700
    assert HAS_LETTERS.fullmatch("Xocalı, Xankəndi · Ходжалы · Խոջալու · ხოჯალი · Χάλμα")  # noqa: RUF001 - names


@pytest.mark.parametrize("asks", ["من كتب هذا؟", "מי כתב?", "誰が書いた", "x\N{COMBINING ACUTE ACCENT}"])
def test_what_cannot_be_set_has_no_picture(asks):
    """Letters that we do not bring, or that join or run to the left, are never shown as boxes: there is no picture."""
    index = Index(a_register(a_question(asks=asks)))

    assert "/questions/how-long/" not in share_cards(index, EDITION)
    assert len(share_cards(index, EDITION)) > 1


def test_a_plot_stands_in_its_picture():
    """Every mark stands in the lane of its side, at its place between the ticks; the words say that it is there."""
    plot = layout(replace(CARD, plot=PLOT)).plot
    lanes = [lane.label for lane in PLOT.lanes for _ in lane.marks]
    tops = {text.text: text.top for text in plot.texts}
    first, middle, last = plot.grid

    assert middle - first == pytest.approx((last - first) / 2, abs=1)
    assert [(mark.at, mark.to) for mark in plot.marks] == [
        pytest.approx([first + (last - first) * place / 100 for place in (mark.at, mark.to)], abs=1)
        for lane in PLOT.lanes
        for mark in lane.marks
    ]
    assert all(tops[label] < mark.middle < tops[label] + 30 for label, mark in zip(lanes, plot.marks, strict=True))
    assert plot.lanes[1] <= min(tops[text] for _, text in PLOT.ticks)
    assert drawn(replace(CARD, plot=PLOT)) != drawn(CARD)
    assert replace(CARD, plot=PLOT).alternative.endswith(
        "Height: numbers that each gives or reports, on a scale to 50."
    )


def test_a_plot_gives_way_to_the_briefs():
    """Where the briefs would have to be small the plot is left out, and so it is with letters that we do not bring."""
    long = replace(CARD, cells=tuple(replace(cell, says="a word or two " * 14) for cell in CARD.cells), plot=PLOT)

    assert layout(long).plot is None
    assert layout(replace(CARD, plot=replace(PLOT, caption="ارتفاع"))).plot is None


def test_a_long_text_has_no_picture_rather_than_a_cut_one():
    """What does not fit in the smallest letters is not shown in part."""
    assert layout(replace(CARD, cells=(*CARD.cells, ShareCell("Long 1999", "word " * 400, RuleShape.SINGLE)))) is None
    assert layout(replace(CARD, title="word " * 200)) is None


LETTERS = some.sampled_from("abcdefg WMil-,.“”éəğışĞƏабвгджШЩаԱԲԳխոջლიαβγ0123456789 ")  # noqa: RUF001 - letters of several scripts
TEXTS = some.one_of(
    some.text(LETTERS, min_size=1, max_size=160),
    some.lists(some.text(LETTERS, min_size=1, max_size=60), max_size=4).map(" ".join),
).filter(str.strip)
SHAPES = some.sampled_from(RuleShape)


@settings(max_examples=40, deadline=None)
@given(
    title=TEXTS,
    question=some.one_of(some.just(""), TEXTS),
    plot=some.sampled_from([None, PLOT]),
    says=some.lists(some.tuples(some.text(LETTERS, min_size=1, max_size=24), TEXTS, SHAPES), min_size=2, max_size=9),
)
def test_nothing_overflows(title, question, says, plot):
    """Whatever is written in whatever script: all of it stands inside the picture, nothing over anything else."""
    card = replace(CARD, title=title, question=question, plot=plot, cells=tuple(ShareCell(*cell) for cell in says))

    if (found := layout(card)) is None:
        return
    boxes = [
        (line.left, line.top, line.left + width(line.text, line.weight, line.size), line.top + line_height(line.size))
        for line in found.texts
    ]
    lowest = found.plot.top if found.plot else HEIGHT - MARGIN // 2
    shown = "".join(letter for line in found.texts for letter in line.text if not letter.isspace())
    wanted = (card.head, card.address, "·", card.state, title, question, *(text for cell in says for text in cell[:2]))

    assert sorted(shown) == sorted("".join(words(*wanted)))
    assert all(left >= MARGIN and right <= WIDTH - MARGIN + 1 and bottom <= lowest for left, _, right, bottom in boxes)
    assert all(rule.left >= MARGIN and rule.left + rule.length <= WIDTH - MARGIN for rule in found.rules)
    assert [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[:number]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ] == []
    assert len(found.rules) == len(says)
