import os
import sys
from pathlib import Path

import pytest
import regex
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lighthouse import LIGHTHOUSE
from synopsis.register.characters import script_of, without
from synopsis.register.loader import load
from synopsis.register.problems import Rule
from synopsis.register.unseen import named
from synopsis.register.yaml import MOST_BYTES, MOST_DEPTH, MOST_NODES, load_text

VALID = """\
# A file of claims.
- id: m1
  says: "It fell on a Tuesday."
  voices: [author, witness]
  quote:
    exact: 'on a Tuesday'
- id: m2
  says: >-
    Two lines
    of one text.
  dates:
    - edtf: 2024-01-02
      as_printed: "2 \\u042f"
"""


def read(text, kind="claims"):
    """Load one file."""
    return load_text(text if isinstance(text, bytes) else text.encode(), "f.yml", kind)


def said(loaded):
    """What is printed."""
    return [str(problem) for problem in loaded.problems]


def rules(loaded):
    """Which rules were broken."""
    return [problem.rule for problem in loaded.problems]


def ids(loaded):
    """Which records there are."""
    return [record.data.get("id") for record in loaded.records]


def test_records_of_a_list():
    """Each mapping of a list is a record of the file's kind."""
    loaded = read(VALID)

    assert loaded.problems == ()
    assert loaded.unread == frozenset()
    assert [record.kind for record in loaded.records] == ["claims", "claims"]
    assert loaded.records[0].data == {
        "id": "m1",
        "says": "It fell on a Tuesday.",
        "voices": ["author", "witness"],
        "quote": {"exact": "on a Tuesday"},
    }
    assert loaded.records[1].data["says"] == "Two lines of one text."
    assert loaded.records[1].data["dates"] == [{"edtf": "2024-01-02", "as_printed": "2 Я"}]


def test_record_of_a_mapping():
    """A file that is one mapping is one record, wherever it may hold a list too."""
    assert [read("id: a\n", kind).records[0].data for kind in ("claims", "site.yml")] == [{"id": "a"}, {"id": "a"}]


@pytest.mark.parametrize("written", ["no", "017", "12:30", "2024-01-02", "1e3", "0x1F", "true", "1_000", ".inf", "="])
def test_scalars_stay_text(written):
    """Whatever a scalar looks like, it is the text that was typed."""
    assert read(f"a: {written}\n").records[0].data == {"a": written}


def test_empty_value_is_empty_text():
    """A key without a value has the empty text."""
    assert read("a:\nb: ''\n").records[0].data == {"a": "", "b": ""}


@pytest.mark.parametrize("written", ["~", "null", "Null", "NULL"])
def test_bare_null(written):
    """What looks like nothing is neither nothing nor silently text."""
    message = f"value must be left out or put in quotation marks, not the bare '{written}'"
    assert said(read(f"a: {written}\n")) == [f"f.yml:1:4: {message} [forbidden-yaml]"]
    assert read(f"a: '{written}'\nb: a {written}\n").problems == ()


def test_places():
    """Every value and key knows its line and column."""
    first, second = (record.places for record in read(VALID).records)

    assert str(first.at()) == "f.yml:2:3"
    assert str(first.at("says")) == "f.yml:3:9"
    assert str(first.key("says")) == "f.yml:3:3"
    assert str(first.at("voices", 1)) == "f.yml:4:20"
    assert str(first.at("quote", "exact")) == "f.yml:6:12"
    assert str(second.at("dates", 0, "as_printed")) == "f.yml:13:19"
    assert str(second.key("dates", 0, "as_printed")) == "f.yml:13:7"
    assert str(second.at("dates", 0, "nothing")) == "f.yml:12:7"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        pytest.param("{a: é, b: x}", 11, id="two-bytes"),
        pytest.param("{a: Խ, b: x}", 11, id="armenian"),
        pytest.param("{a: 😀, b: x}", 11, id="beyond-the-basic-plane"),
        pytest.param("{a: e\u0301, b: x}", 12, id="combining"),
    ],
)
def test_columns_are_code_points(text, column):
    """Columns count code points, not bytes and not what is drawn."""
    assert read(text).records[0].places.at("b").column == column


def test_windows_line_ends():
    """A line end may be CR LF; it neither moves lines nor enters values."""
    loaded = read("a: x\r\nb: |\r\n  y\r\n  z\r\n")

    assert loaded.problems == ()
    assert loaded.records[0].data == {"a": "x", "b": "y\nz\n"}
    assert str(loaded.records[0].places.at("b")) == "f.yml:2:4"


UNSEEN = [
    pytest.param("\t", "tab", id="tab"),
    pytest.param("\r", "lone carriage return", id="carriage-return"),
    pytest.param("\x00", "control character", id="nul"),
    pytest.param("\x02", "control character", id="c0"),
    pytest.param("\x7f", "control character", id="delete"),
    pytest.param("\x80", "control character", id="c1"),
    pytest.param("\x85", "line separator", id="next-line"),
    pytest.param("\u2028", "line separator", id="line-separator"),
    pytest.param("\u2029", "line separator", id="paragraph-separator"),
    pytest.param("\u061c", "bidirectional control", id="arabic-letter-mark"),
    pytest.param("\u200e", "bidirectional control", id="left-to-right-mark"),
    pytest.param("\u200f", "bidirectional control", id="right-to-left-mark"),
    pytest.param("\u202a", "bidirectional control", id="embedding"),
    pytest.param("\u202e", "bidirectional control", id="override"),
    pytest.param("\u2066", "bidirectional control", id="isolate"),
    pytest.param("\u2069", "bidirectional control", id="pop-isolate"),
    pytest.param("\ufeff", "byte order mark", id="bom"),
    pytest.param("\ufdd0", "noncharacter", id="noncharacter"),
    pytest.param("\uffff", "noncharacter", id="noncharacter-at-the-end-of-the-plane"),
    pytest.param("\U0003fffe", "noncharacter", id="noncharacter-of-plane-3"),
    pytest.param("\U0010ffff", "noncharacter", id="last-noncharacter"),
    pytest.param("\ue000", "private-use character", id="private-use"),
    pytest.param("\U000f0000", "private-use character", id="private-plane"),
    pytest.param("\u00ad", "invisible character", id="soft-hyphen"),
    pytest.param("\u200b", "invisible character", id="zero-width-space"),
    pytest.param("\u200c", "invisible character", id="non-joiner-where-nothing-joins"),
    pytest.param("\u200d", "invisible character", id="joiner-where-nothing-joins"),
    pytest.param("\u2060", "invisible character", id="word-joiner"),
    pytest.param("\u2062", "invisible character", id="invisible-times"),
    pytest.param("\u034f", "invisible character", id="grapheme-joiner"),
    pytest.param("\u3164", "invisible character", id="hangul-filler"),
    pytest.param("\u115f", "invisible character", id="choseong-filler"),
    pytest.param("\u17b4", "invisible character", id="khmer-inherent-vowel"),
    pytest.param("\ufe0f", "invisible character", id="variation-selector"),
    pytest.param("\U000e0100", "invisible character", id="ideographic-variation-without-an-ideograph"),
    pytest.param("\U000e0061", "invisible character", id="tag"),
    pytest.param("\U000e0fff", "invisible character", id="reserved-as-ignorable"),
    pytest.param("\ufff9", "invisible character", id="annotation-anchor"),
    pytest.param("\u2800", "blank sign", id="blank-braille"),
    pytest.param("\u200a", "space of an odd width", id="hair-space"),
    pytest.param("\u202f", "space of an odd width", id="narrow-space"),
]


def hint_of(char):
    """Say what is said besides of the one such character that is typed for another one."""
    return "; indent by spaces" if char == "\t" else ""


@pytest.mark.parametrize(("char", "name"), UNSEEN)
def test_unseen_characters(char, name):
    """A character that nobody can see is refused where it stands, in comments too; the rest is read."""
    loaded = read(f"# {char}.\n- id: 'a{char}b'\n  sayz: x\n")

    shown = f"text must be made of visible characters, not the {name} {named(char)}{hint_of(char)} [character]"
    assert said(loaded) == [f"f.yml:1:3: {shown}", f"f.yml:2:9: {shown}"]
    assert str(loaded.records[0].places.at("sayz")) == "f.yml:3:9"


@pytest.mark.parametrize(("char", "name"), UNSEEN)
def test_escaped_unseen_characters(char, name):
    """An escape does not smuggle them in, neither in a value nor in a key."""
    escape = f"\\U{ord(char):08x}"
    loaded = read(f'- "a{escape}": x\n- ["b{escape}"]\n- c: ["{escape}"]\n')

    shown = f"text must be made of visible characters, not the {name} {named(char)}{hint_of(char)} [character]"
    assert said(loaded)[0] == f"f.yml:1:3: {shown}"
    assert [str(problem.location) for problem in loaded.problems if problem.rule is Rule.CHARACTER] == [
        "f.yml:1:3",
        "f.yml:2:4",
        "f.yml:3:7",
    ]


@pytest.mark.parametrize("escape", ["\\ud800", "\\U00110000"])
def test_escapes_of_no_character(escape):
    """An escape of a surrogate, or of more than Unicode has, is a fault of characters."""
    assert rules(read(f'a: "{escape}"\n')) == [Rule.CHARACTER]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\u00e9 \u2014 \u201ex\u201c \xa0 \U0001f600", id="signs"),
        pytest.param("\u053d\u0578\u057b\u0561\u056c\u0578\u0582 \u0587", id="armenian"),
        pytest.param("Xocal\u0131 \u0130\u011fd\u0131r \u018fliyev", id="azerbaijani"),
        pytest.param("\u0425\u043e\u0434\u0436\u0430\u043b\u044b, \u0451\u0436", id="russian"),
        pytest.param("\u062e\u0648\u062c\u0627\u0644\u064a \u0643\u064e\u062a\u064e\u0628\u064e", id="arabic"),
        pytest.param("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", id="persian-with-a-non-joiner"),
        pytest.param("\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", id="hebrew-with-points"),
        pytest.param("T\u30b7\u30e3\u30c4\u3000\u6771\u4eac\u30bf\u30ef\u30fc\u306e", id="japanese"),
        pytest.param("\u845b\U000e0100\u57ce\u5e02", id="japanese-with-a-form-of-an-ideograph"),
        pytest.param("\u0915\u094d\u200d\u0937", id="hindi-with-a-joiner"),
        pytest.param("\ud55c\uad6d\uc5b4 \u6f22\u5b57\uc5b4", id="korean"),
    ],
)
@pytest.mark.parametrize("style", ["a: {}\n", 'a: "{}"\n'], ids=["plain", "quoted"])
def test_the_world_s_languages_may_be_written(style, text):
    """Letters, marks, joiners where letters join, and the wide spaces of each script may stand."""
    loaded = read(style.format(text))

    assert loaded.problems == ()
    assert loaded.records[0].data == {"a": text}


@pytest.mark.parametrize(
    ("word", "scripts"),
    [
        pytest.param("gen\u043ecide", "Latin and Cyrillic", id="one-cyrillic-letter"),
        pytest.param("\u0410lmanac", "Cyrillic and Latin", id="at-the-start"),
        pytest.param("a\u0301\u043e", "Latin and Cyrillic", id="behind-a-mark"),
        pytest.param("\u0561\u0430", "Armenian and Cyrillic", id="neither-latin"),
        pytest.param("be\u03c4a", "Latin and Greek", id="greek"),
        pytest.param("\u05d0\u0430", "Hebrew and Cyrillic", id="from-right-to-left"),
        pytest.param("\u6771\u0430", "Han and Cyrillic", id="beside-an-ideograph"),
    ],
)
def test_words_of_two_scripts(word, scripts):
    """A word whose letters no language writes together is refused as typed and as escaped."""
    message = f"each word must be of one script, not '{word}' of {scripts} [character]"
    escaped = "".join(f"\\U{ord(char):08x}" for char in word)

    assert said(read(f"a: x {word} y\n")) == [f"f.yml:1:6: {message}"]
    assert said(read(f'a: "{escaped}"\n')) == [f"f.yml:1:4: {message}"]


def test_nothing_ignorable_stands_inside_a_word():
    """No character that Unicode lets programs ignore passes between the letters of a word."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    ignorable = regex.findall(r"\p{Default_Ignorable_Code_Point}", every)

    assert len(ignorable) > 4000
    assert [char for char in ignorable if "\ufffd" not in without(f"a: br{char}idge\n")] == []


def test_no_script_is_unknown():
    """Whatever its script, a letter between Latin ones is seen, but those that belong to every script."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    others = r"[\p{L}--[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Default_Ignorable_Code_Point}]]"
    of_each = {script_of(char): char for char in regex.findall(others, every, regex.VERSION1)[::16]}
    beside_latin = {"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"}

    assert len(of_each) > 140
    assert {name for name, char in of_each.items() if not read(f"a: br{char}dge\n").problems} == beside_latin


def test_the_data_are_of_unicode_17():
    """A letter that came with version 17 is a letter, of a script that came with it."""
    letter = "\U00010940"

    assert regex.fullmatch(r"[\p{L}&&\p{Script=Sidetic}]", letter, regex.VERSION1)
    message = r"each word must be of one script, not 'b\u10940' of Latin and a script that has no name yet [character]"
    assert said(read(f"a: x b{letter} y\n")) == [f"f.yml:1:6: {message}"]


def test_many_unseen_characters():
    """At most twenty are named in one file, typed and escaped ones together."""
    assert len(read("\t" * 15 + "\n" + 'a: "' + "\\t" * 15 + '"\n').problems) == 20
    assert len(read("#" + "\u202e" * 300_000 + "\na: x\n").problems) == 20


def test_mark_at_the_start():
    """A byte order mark is reported and moves no column."""
    loaded = read("\ufeffid: a\nb: c\n")

    assert rules(loaded) == [Rule.CHARACTER]
    assert loaded.records[0].data == {"id": "a", "b": "c"}
    assert str(loaded.records[0].places.at("id")) == "f.yml:1:5"


@pytest.mark.parametrize(
    ("data", "at"),
    [
        pytest.param("é: x\nbü: ".encode() + b"\xff\n", "f.yml:2:5", id="stray-byte"),
        pytest.param("a: x\n".encode("utf-16"), "f.yml:1:1", id="utf-16"),
        pytest.param(b"a: \xed\xa0\x80", "f.yml:1:4", id="encoded-surrogate"),
        pytest.param(b"a: \xc3", "f.yml:1:4", id="cut-short"),
    ],
)
def test_not_utf8(data, at):
    """Bytes that are no UTF-8 are named with their line."""
    loaded = read(data)

    assert rules(loaded) == [Rule.ENCODING]
    assert str(loaded.problems[0].location) == at
    assert loaded.unread == {"claims"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- id: a\n- id: b: c\n",
            "f.yml:2:8: value must stand in quotation marks where it has a colon and a space, not '- id: b: c'"
            " [syntax]",
            id="second-colon",
        ),
        pytest.param(
            "- id: a\n- id: [b\n",
            "f.yml:3:1: text must be YAML: did not find expected ',' or ']' while parsing a flow sequence"
            " that begins on line 2; not the end [syntax]",
            id="open-bracket",
        ),
        pytest.param(
            "- id: a\n- id: @b\n",
            "f.yml:2:7: text must be YAML: found character that cannot start any token while scanning for the next"
            " token that begins on line 2; not '- id: @b' [syntax]",
            id="reserved-sign",
        ),
    ],
)
def test_syntax(text, expected):
    """What is not YAML is said in one line; the records before it are kept and the kind counts as unread."""
    loaded = read(text)

    assert said(loaded) == [expected]
    assert ids(loaded) == ["a"]
    assert loaded.unread == {"claims"}


@pytest.mark.parametrize(
    ("text", "at", "found", "record"),
    [
        pytest.param("- {id: a, says: So, it fell}", "1:17", "So, it fell", {"says": "So, it fell"}, id="comma"),
        pytest.param("- {id: a, q: {r: So, it, fell}}", "1:18", "So, it", {"q": {"r": "So, it, fell"}}, id="commas"),
        pytest.param("- {id: a, says: , q: x}", "", "", {"says": "", "q": "x"}, id="empty-value"),
        pytest.param("- {id: a, says: , q: }", "", "", {"says": "", "q": ""}, id="empty-last-value"),
    ],
)
def test_comma_in_braces(text, at, found, record):
    """What a comma inside braces took from a value is put back and told; an empty value is none."""
    loaded = read(text)

    must = "must stand in quotation marks, because a comma inside { } ends it; not"
    told = [line for line in said(loaded) if f"{must} '{found}'" in line]
    assert [line.split(" ")[0] for line in told] == ([f"f.yml:{at}:"] if at else [])
    assert bool(loaded.problems) == bool(at)
    assert loaded.records[0].data == {"id": "a", **record}


def test_duplicate_key():
    """A key that stands twice is reported at the second, and the first one holds."""
    loaded = read("- id: a\n  says: x\n  says: y\n- id: b\n  q: {r: 1, r: {s: 2}}\n")

    assert said(loaded) == [
        "f.yml:3:3: key must stand once, not 'says' of line 2 again [duplicate-key]",
        "f.yml:5:13: key must stand once, not 'r' of line 5 again [duplicate-key]",
    ]
    assert [record.data for record in loaded.records] == [{"id": "a", "says": "x"}, {"id": "b", "q": {"r": "1"}}]
    assert str(loaded.records[0].places.at("says")) == "f.yml:2:9"


@pytest.mark.parametrize(
    ("text", "at", "found", "kept"),
    [
        pytest.param("- a: &x y\n- b: c\n", "1:6", "not the anchor 'x'", 2, id="anchor"),
        pytest.param("- &x a: y\n- b: c\n", "1:3", "not the anchor 'x'", 2, id="anchor-of-a-key"),
        pytest.param("- a: &x [y]\n- b: c\n", "1:6", "not the anchor 'x'", 2, id="anchor-of-a-list"),
        pytest.param("&x\n- b: c\n", "1:1", "not the anchor 'x'", 1, id="anchor-of-the-file"),
        pytest.param("- a: *x\n- b: c\n", "1:6", "not the alias 'x'", 1, id="alias"),
        pytest.param("- *x\n- b: c\n", "1:3", "not the alias 'x'", 1, id="alias-as-record"),
        pytest.param("- {*x : y}\n- b: c\n", "1:4", "not an alias", 1, id="alias-as-key"),
        pytest.param("- a: !!str y\n- b: c\n", "1:6", "not of the tag 'tag:yaml.org,2002:str'", 2, id="tag"),
        pytest.param("- a: ! y\n- b: c\n", "1:6", "not of the tag '!'", 2, id="bare-tag"),
        pytest.param("- !x {a: y}\n- b: c\n", "1:3", "not of the tag '!x'", 2, id="tag-of-a-record"),
        pytest.param("%YAML 1.1\n---\n- b: c\n", "1:1", "not a directive", 1, id="version"),
        pytest.param("%TAG ! tag:x,2000:\n---\n- b: c\n", "1:1", "not a directive", 1, id="tag-directive"),
        pytest.param("- a: y\n---\n- b: c\n", "2:1", "not a second one", 1, id="two-documents"),
        pytest.param("- <<: {y: z}\n- b: c\n", "1:3", "not the merge key '<<'", 1, id="merge"),
        pytest.param("- ? [y]\n  : z\n- b: c\n", "1:5", "not a list or mapping", 1, id="list-as-key"),
        pytest.param("- {{y: z}: z}\n- b: c\n", "1:4", "not a list or mapping", 1, id="mapping-as-key"),
    ],
)
def test_forbidden_yaml(text, at, found, kept):
    """Nothing of YAML is allowed but lists, mappings and scalars; a record that was not written out is left out."""
    loaded = read(text)

    assert rules(loaded) == [Rule.FORBIDDEN_YAML]
    assert said(loaded)[0].startswith(f"f.yml:{at}: ")
    assert f"{found} [" in said(loaded)[0]
    assert len(loaded.records) == kept


def test_quoted_merge_key_is_a_key():
    """In quotation marks it is text like any other."""
    assert read("'<<': x\n").problems == ()


def test_aliases_are_not_followed():
    """A small file cannot become a large one, and a value cannot hold itself."""
    bomb = "- a: &a [x]\n" + "".join(f"  b{i}: &b{i} [*a, *a, *a]\n" for i in range(9))

    assert set(rules(read(bomb))) == {Rule.FORBIDDEN_YAML}
    assert read(bomb).records == ()
    assert set(rules(read("- &a [*a]\n"))) == {Rule.FORBIDDEN_YAML}


@pytest.mark.parametrize(
    "deep",
    [
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("- a: " + "{b: " * 100_000, id="braces"),
        pytest.param("- " * 100_000, id="dashes"),
        pytest.param("? " * 100_000, id="question-marks"),
        pytest.param("{" * 100_000, id="keys"),
    ],
)
def test_deep_nesting(deep):
    """Reading stops where nesting goes too deep, before anything runs out."""
    loaded = read(f"- id: a\n{deep}" if deep.startswith("- a") else deep)

    assert loaded.problems[-1].rule is Rule.TOO_DEEP
    assert loaded.unread == {"claims"}


def test_depth_that_is_allowed():
    """Values may be nested up to the limit and no deeper; the records before are kept."""
    within, beyond = ("- id: a\n- b: " + "[" * depth + "]" * depth + "\n" for depth in (MOST_DEPTH - 2, MOST_DEPTH - 1))

    assert read(within).problems == ()
    assert said(read(beyond)) == ["f.yml:2:16: values must be nested at most 12 deep [too-deep]"]
    assert ids(read(beyond)) == ["a"]


def test_many_values():
    """The number of values in a file has a limit."""
    assert read("a: [" + "x," * (MOST_NODES - 2) + "]").problems == ()
    assert rules(read("a: [" + "x," * (MOST_NODES - 1) + "]")) == [Rule.TOO_LARGE]


def test_large_file():
    """The size of a file has a limit."""
    assert read("#" + "x" * (MOST_BYTES - 6) + "\na: b").problems == ()
    assert rules(read("#" + "x" * (MOST_BYTES - 5) + "\na: b")) == [Rule.TOO_LARGE]


LIST = "file must hold a list of records, or one record"
ITEM = "each item must be a record, which is a mapping"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("", "claims", f"1:1: {LIST}, not nothing", id="empty"),
        pytest.param("# x\n", "claims", f"2:1: {LIST}, not nothing", id="comment"),
        pytest.param("x\n", "claims", f"1:1: {LIST}, not 'x'", id="text"),
        pytest.param("---\n", "claims", f"2:1: {LIST}, not ''", id="dashes"),
        pytest.param("- id: a\n- b\n", "claims", f"2:3: {ITEM}, not 'b'", id="item"),
        pytest.param("- [id]\n", "claims", f"1:3: {ITEM}, not a list", id="list-of-lists"),
        pytest.param("- id: a\n", "site.yml", "1:1: file must hold one record, not a list", id="single-file"),
        pytest.param("", "site.yml", "1:1: file must hold one record, not nothing", id="empty-single-file"),
    ],
)
def test_no_records(text, kind, expected):
    """A file holds records and nothing else."""
    loaded = read(text, kind)

    assert said(loaded) == [f"f.yml:{expected} [wrong-type]"]
    assert loaded.unread == {kind}


def test_empty_list():
    """A list without records is a file without records, which is no fault."""
    assert read("[]\n") == load_text(b"--- []\n", "g.yml", "claims")


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data):
    """No bytes make the loader raise; what it did not understand it reports."""
    loaded = load_text(data, "f.yml", "claims")

    assert loaded.problems or not loaded.unread
    assert all("\n" not in str(problem) and problem.location.file == "f.yml" for problem in loaded.problems)


SIGNS = st.sampled_from(
    [*"-:?[]{}&*!%@`|>'\"#,~<\\ \n\t\r0aé\x00\x85\u2028\ufeff\U0001f600", "- ", ": ", "\n  ", "<<: "]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 3), SIGNS), min_size=1, max_size=8))
def test_any_mutation(edits):
    """A good file that was spoiled anywhere is read or reported; what is read is text, lists and mappings."""
    text = VALID
    for at, removed, sign in edits:
        text = text[:at] + sign + text[at + removed :]

    loaded = read(text)

    assert loaded.problems or not loaded.unread
    assert all("\n" not in str(problem) for problem in loaded.problems)
    lines = text.count("\n") + 2
    assert all(problem.location.line <= lines for problem in loaded.problems)
    assert all(only_text(record.data) for record in loaded.records)


def only_text(value):
    """Tell whether a value is text, or lists and mappings of it."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and only_text(below) for key, below in value.items())
    return all(map(only_text, value)) if isinstance(value, list) else isinstance(value, str)


# the folder


@pytest.fixture
def sources(tmp_path):
    """Sources that are as they should be."""
    folder = tmp_path / "sources"
    for path in ("claims/one/a.yml", "claims/b.yml", "topics/t.yml", "site.yml", "vocabularies.yml"):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"id: {file.stem}\n", encoding="utf-8")
    return folder


def test_folder(sources):
    """Each folder's files are records of its kind, in the order of their names; two files stand by themselves."""
    loaded = load(sources, "sources")

    assert loaded.problems == ()
    assert [(record.kind, record.data["id"], record.places.file) for record in loaded.records] == [
        ("claims", "b", "sources/claims/b.yml"),
        ("claims", "a", "sources/claims/one/a.yml"),
        ("site.yml", "site", "sources/site.yml"),
        ("topics", "t", "sources/topics/t.yml"),
        ("vocabularies.yml", "vocabularies", "sources/vocabularies.yml"),
    ]


def test_name_of_the_folder(sources, monkeypatch):
    """Messages call files by the folder as it was given."""
    monkeypatch.chdir(sources.parent)

    assert load(Path("sources")).records[0].places.file == "sources/claims/b.yml"
    assert load(sources).records[0].places.file == f"{sources.as_posix()}/claims/b.yml"


def test_no_folder(tmp_path):
    """Sources that are not there, or no folder, are one problem."""
    (tmp_path / "file").touch()

    for name in ("missing", "file"):
        loaded = load(tmp_path / name, name)
        assert said(loaded) == [f"{name}:0:0: sources must be a folder that exists [unreadable]"]
        assert {"claims", "site.yml"} <= loaded.unread


def test_missing_single_files(sources):
    """The two files that every register has must be there."""
    (sources / "site.yml").unlink()
    (sources / "vocabularies.yml").unlink()

    loaded = load(sources, "s")

    assert said(loaded) == [
        "s/site.yml:0:0: file must exist [unreadable]",
        "s/vocabularies.yml:0:0: file must exist [unreadable]",
    ]
    assert loaded.unread == {"site.yml", "vocabularies.yml"}


@pytest.mark.parametrize(
    ("path", "expected", "unread"),
    [
        pytest.param("claims/x.yaml", "name must end in .yml, not '.yaml'", {"claims"}, id="yaml"),
        pytest.param("claims/X.YML", "name must end in .yml, not '.YML'", {"claims"}, id="capitals"),
        pytest.param("claims/one/x.yml.bak", "name must end in .yml, not '.bak'", set(), id="copy"),
        pytest.param("claims/x.yml~", "name must end in .yml, not '.yml~'", set(), id="backup"),
        pytest.param("claims/readme", "name must end in .yml, not 'readme'", set(), id="no-suffix"),
        pytest.param("claims/x.md", "name must end in .yml, not '.md'", set(), id="markdown"),
        pytest.param("claimz.yml", "not 'claimz.yml'", set(), id="unknown-file"),
        pytest.param("claimz/x.yml", "not 'claimz'", set(), id="unknown-folder"),
        pytest.param("site.yaml", "not 'site.yaml'", set(), id="site-yaml"),
    ],
)
def test_stray_files(sources, path, expected, unread):
    """What has no place in the sources is reported, so that nothing is left out in silence."""
    (sources / path).parent.mkdir(exist_ok=True)
    (sources / path).write_text("id: x\n", encoding="utf-8")

    loaded = load(sources, "s")

    assert rules(loaded) == [Rule.STRAY_FILE]
    assert said(loaded)[0].endswith(f"{expected} [stray-file]")
    assert loaded.unread == unread


def test_files_that_may_stand_there(sources):
    """The ledger, notes at the top and hidden files are not the loader's business."""
    for path in ("permalinks.txt", "README.md", ".editorconfig", ".git/x.yml", "claims/.x.yml.swp", "claims/.h/x.yaml"):
        (sources / path).parent.mkdir(exist_ok=True)
        (sources / path).write_bytes(b"\xff")

    assert load(sources).problems == ()


def test_folder_named_like_a_file(sources):
    """A folder where a file is expected is reported, and so is the reverse."""
    (sources / "claims/x.yml").mkdir()
    (sources / "names").touch()
    (sources / "site.yml").unlink()
    (sources / "site.yml").mkdir()

    loaded = load(sources, "s")

    assert said(loaded) == [
        "s/claims/x.yml:0:0: must be a file, not a folder or device [unreadable]",
        "s/names:0:0: names must be a folder, not a file or link [unreadable]",
        "s/site.yml:0:0: must be a file, not a folder or device [unreadable]",
    ]
    assert loaded.unread == {"claims", "names", "site.yml"}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("nowhere.yml", "link must lead to a file, not nowhere", id="dangling"),
        pytest.param("x.yml", "link must lead to a file, not nowhere", id="circle"),
        pytest.param("../../outside.yml", "link must lead to a file inside the sources folder", id="outside"),
        pytest.param("../..", "link must lead to a file inside the sources folder", id="folder-outside"),
        pytest.param("..", "must be a file, not a folder or device", id="folder-above"),
    ],
)
def test_links(sources, target, expected):
    """A link that does not lead to a file of the sources is not followed."""
    (sources.parent / "outside.yml").write_text("id: x\n", encoding="utf-8")
    (sources / "claims/x.yml").symlink_to(target)

    loaded = load(sources, "s")

    assert said(loaded) == [f"s/claims/x.yml:0:0: {expected} [unreadable]"]
    assert loaded.unread == {"claims"}


def test_link_inside(sources):
    """A link to another file of the sources is read like the file."""
    (sources / "claims/x.yml").symlink_to("b.yml")

    assert len(load(sources).records) == 6


def test_linked_folder(sources):
    """A folder of records is no link, not even to a folder beside it."""
    (sources / "names").symlink_to("claims")
    (sources / "claims/more").symlink_to("one")

    loaded = load(sources, "s")

    assert rules(loaded) == [Rule.UNREADABLE, Rule.UNREADABLE]
    assert loaded.unread == {"claims", "names"}


def test_size_of_all_files(sources):
    """When the files together pass the limit, reading ends and says so once."""
    loaded = load(sources, "s", most_bytes=10)

    assert said(loaded) == [
        (
            "s/claims/one/a.yml:0:0: all files together must have at most 10 bytes;"
            " this one and those after it are not read [too-large]"
        )
    ]
    assert ids(loaded) == ["b"]
    assert loaded.unread == {"claims", "topics", "site.yml", "vocabularies.yml"}


def test_odd_file_names(sources):
    """A name that a terminal would obey is shown with escapes."""
    (sources / "claims/x\n\u202e.yml").write_text("", encoding="utf-8")
    (sources / os.fsdecode(b"claims/\xff.yml")).write_text("", encoding="utf-8")

    loaded = load(sources, "s")

    assert [str(problem.location) for problem in loaded.problems] == [
        "s/claims/x\\u000a\\u202e.yml:1:1",
        "s/claims/\\udcff.yml:1:1",
    ]


def test_all_faults_at_once(sources):
    """Every file is read, whatever the others are like."""
    (sources / "claims/b.yml").write_text("a: [", encoding="utf-8")
    (sources / "claims/c.yml").write_bytes(b"\xff")
    (sources / "topics/t.yml").write_text("- id: t\n  x: *y\n- id: u\n", encoding="utf-8")

    loaded = load(sources, "s")

    assert rules(loaded) == [Rule.SYNTAX, Rule.ENCODING, Rule.FORBIDDEN_YAML]
    assert ids(loaded) == ["a", "site", "u", "vocabularies"]
    assert loaded.unread == {"claims", "topics"}


BROKEN = Path(__file__).parents[2] / "fixtures/broken/sources"


def test_yaml_without_libyaml(monkeypatch):
    """Where PyYAML was built without libyaml, the same records come from the same places, and faults have theirs."""
    fast = [load(LIGHTHOUSE / "sources"), load(BROKEN)]
    monkeypatch.setattr("synopsis.register.yaml.LOADER", yaml.SafeLoader)
    slow = [load(LIGHTHOUSE / "sources"), load(BROKEN)]

    assert slow[0] == fast[0]
    assert slow[1].records == fast[1].records
    assert [(one.location.file, one.rule) for one in slow[1].problems] == [
        (one.location.file, one.rule) for one in fast[1].problems
    ]
