"""The page of editions."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from builders import a_claim, a_correction, a_register, a_site
from synopsis.pages import all_pages, editions
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.ledger import Ledger, Occasion, appended, joined, recorded

HERE = Edition("Bridges", "https://bridges.org/")
GITHUB = a_site(repository="https://github.com/ada/bridges")
WITHOUT = a_register(GITHUB)
CORRECTED = a_register(GITHUB, a_claim("a1", says="It is long."), a_correction("c1", record="claim/a1", kind="wording"))


def as_edition(number, day):
    """Give the edition that is built as the `number`-th, on a day of November."""
    return replace(HERE, number=number, commit=f"{number}" * 40, on=date(2026, 11, day))


def publish(ledger, register, edition):
    """Record what is built as an edition."""
    occasion = Occasion(edition.on, edition.site_url, commit=edition.commit, manifest=f"{edition.number}" * 64)
    return recorded(ledger, register, ("/", "/editions/"), occasion)


def page(register, edition, ledger):
    """Make the page."""
    made = all_pages(Index(register), edition, ledger)
    return unescape(next(one.text for one in made if one.path == "editions/index.md"))


FIRST = publish(Ledger(), WITHOUT, as_edition(1, 20))
SECOND = publish(FIRST, CORRECTED, as_edition(2, 21))


def test_nothing_was_published():
    """An unpublished build says so, and what that means."""
    text = page(WITHOUT, HERE, Ledger())

    assert "These pages are an **unpublished build; register of" in text
    assert "have no number by which they could be cited" in text
    assert "No edition has been published so far." in text


def test_what_an_edition_tells():
    """Day, commit, sums, what changed by name or by number, the corrections that came with it, where it is kept."""
    text = page(CORRECTED, HERE, SECOND)
    second, first = (text.split(f'<section class="edition" id="edition-{number}"')[1] for number in (2, 1))
    head = SECOND.heads[0]

    assert text.index('id="edition-2"') < text.index('id="edition-1"')
    assert '<time datetime="2026-11-21">21 November 2026</time>' in second
    assert f'href="https://github.com/ada/bridges/tree/{"2" * 40}"' in second
    assert head.digest in second
    assert "2" * 64 in second
    assert "/ada/bridges/releases/download/edition-2/edition-2-offline.zip" in second
    assert ">claim a1</a></dd>" in second.split("<dt>Changed</dt>")[1].split("</div>")[0]
    assert "#correction-c1" in second.split("<dt>Corrections</dt>")[1].split("</div>")[0]
    assert "Claims (" in first.split("<dt>New</dt><dd>")[1].split("</dd>")[0]
    assert "<a" not in first.split("<dt>New</dt><dd>")[1].split("</dd>")[0]


def test_the_page_of_the_edition_itself():
    """An edition tells of itself as it will be recorded, without its sums; built again after that, it says the same."""
    edition = as_edition(2, 21)
    text = page(CORRECTED, edition, FIRST)

    assert "These pages are **edition 2, 21 November 2026**." in text
    own = text.split('id="edition-2"')[1].split("</section>")[0]
    assert "in <code>/publication.json</code>" in own
    assert ">claim a1</a>" in own
    assert text == page(CORRECTED, edition, SECOND)


def test_what_was_redacted():
    """What a redaction touches is told as taken down, without a way to its sources, from that edition on."""
    gone = a_correction("c1", record="claim/a1", kind="redacted", before=None, after=None)
    redacted = a_register(GITHUB, a_claim("a1", says="It is."), gone)
    edition = as_edition(2, 21)
    text = page(redacted, edition, FIRST)
    after = publish(FIRST, redacted, edition)

    first = text.split('id="edition-1"')[1].split("</section>")[0]
    assert "taken down on" in first
    assert "github" not in first
    assert "1" * 40 in first
    assert "<dt>Redacted, or changed with it</dt>" in text
    assert text == page(redacted, edition, after)
    assert "taken down on" in page(redacted, HERE, after)


def test_two_with_one_number():
    """Two that ran beside each other have places of their own, and no download that could be of the other."""
    occasion = Occasion(date(2026, 11, 22), HERE.site_url, commit="8" * 40, manifest="8" * 64)
    beside = appended(FIRST, {"/": "", "/x/": ""}, occasion)
    text = page(CORRECTED, HERE, joined(SECOND, beside))

    for one in (SECOND, beside):
        assert f'id="edition-2-{one.heads[0].digest[:8]}"' in text
    assert "edition-2/" not in text


@pytest.mark.parametrize(("number", "whole"), [(40, 40), (43, 40)])
def test_many_editions(number, whole):
    """The last ones are told of with all that is known, those before in a line, so that the page stays small."""
    ledger = Ledger()
    for one in range(1, number + 1):
        ledger = appended(ledger, {f"/{one}/": ""}, Occasion(date(2026, 11, 20), HERE.site_url))
    text = page(WITHOUT, HERE, ledger)

    assert text.count('<section class="edition"') == whole == min(number, editions.TOLD_WHOLE)
    assert text.count('<li id="edition-') == number - whole


def test_no_download_where_none_is_made():
    """Where the repository is not kept by the host whose releases the workflow makes, none is named."""
    text = page(a_register(a_site(repository="https://code.example/bridges")), HERE, FIRST)

    assert "1" * 40 in text
    assert "code.example" not in text.split('id="edition-1"')[1].split("</section>")[0]
