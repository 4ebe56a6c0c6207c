"""What the comparison of two engines sees."""

import other_engine
import pytest

PAGE = '<nav id="n">menu</nav><article class="md-content__inner md-typeset">{}</article><p>foot</p>'


def read(markup):
    """Read one page as the comparison does."""
    reader = other_engine._Reader()  # noqa: SLF001 - the part that must not overlook anything
    reader.feed(PAGE.format(markup))
    return reader.content


def test_what_is_compared():
    """Words, ids and links of the article count; scripts and what is for the search alone do not."""
    content = read(
        '<h1 id="a">One <b>two</b></h1><br><a id="b" href="../c/">three</a><a href="..">four</a>'
        "<script>no</script><div hidden data-pagefind-ignore><i>no</i></div><p>five</p>"
    )

    assert content.words == ["One", "two", "three", "four", "five"]
    assert content.ids == ["a", "b"]
    assert content.links == ["../c/", ".."]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param('<p id="a">one <a href="b/">three</a></p>', id="words"),
        pytest.param('<p id="z">one <a href="b/">two</a></p>', id="ids"),
        pytest.param('<p id="a">one <a href="c/">two</a></p>', id="links"),
    ],
)
def test_a_difference_is_told(other, capsys):
    """Another word, id or link is named with its page; so is a page that one of the two alone has built."""
    ours = read('<p id="a">one <a href="b/">two</a></p>')

    changed = other_engine.report({"x": ours}, {"x": read(other)})
    lost = other_engine.report({"x": ours, "y": ours}, {"x": ours, "z": ours})
    same = other_engine.report({"x": ours}, {"x": ours})

    said = capsys.readouterr().out
    assert (changed, lost, same) == (1, 1, 0)
    assert "x: other" in said
    assert "y: only by MkDocs" in said
    assert "z: only by Zensical" in said
