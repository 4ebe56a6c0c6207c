"""An edition: built, published, built again; and what is refused under its name."""

import json
import shutil
from datetime import date

import pytest

from lighthouse import of, synopsis, tree
from publishing import HOST, IN_THE_WORKFLOW, ran
from synopsis.register.ledger import Ledger, Occasion, appended, read_ledger
from synopsis.site.checksums import manifest_sum

DAY, COMMIT = date.fromisoformat(IN_THE_WORKFLOW["EDITION_DAY"]), IN_THE_WORKFLOW["EDITION_COMMIT"]


@pytest.fixture
def copy(edition, tmp_path):
    """Give a copy of the edition, of which nothing is published yet."""
    return shutil.copytree(edition, tmp_path / "copy")


def publish(folder, *options):
    """Publish, as the workflow does: the site says its day itself."""
    return ran("publish", folder, "--unasked", *options)


def test_a_commit_is_built_again_as_it_was_published(copy):
    """The ledger has day, commit and manifest of an edition; built again on a later day it gives the same bytes."""
    published = publish(copy)
    before, notes = tree(copy / "site"), ran("editions", copy, "--notes")
    rebuilt = synopsis("build", *of(copy), **IN_THE_WORKFLOW | {"EDITION_DAY": "2026-11-30"})
    again = publish(copy)

    assert [(done.returncode, done.stderr) for done in (published, rebuilt, again)] == [(0, "")] * 3
    assert again.stdout.startswith("Nothing to record since publication 1 of 2026-11-29 ")
    assert tree(copy / "site") == before
    assert f"{HOST}editions/#edition-1" in notes.stdout
    (head,) = read_ledger(copy / "sources/permalinks.txt", "").publications
    assert (head.on, head.commit, head.manifest) == (DAY, COMMIT, manifest_sum(copy / "site"))
    told = json.loads(before["publication.json"])
    assert (told["commit"], told["manifest"]) == (COMMIT, head.manifest)
    assert b"edition 1, 29 November 2026" in before["claims/w2/index.html"]


@pytest.mark.parametrize(
    ("occasion", "options", "message"),
    [
        pytest.param(
            None, ["--on", "2026-11-30"], "publish:0:0: --on must be 2026-11-29, the day that the pages", id="day"
        ),
        pytest.param(
            Occasion(date(2026, 11, 27), HOST, commit="8" * 40, manifest="8" * 64),
            [],
            "site:0:0: must be built as edition 2, which it would be recorded as, not as edition 1: the ledger",
            id="ledger-that-moved",
        ),
        pytest.param(
            Occasion(DAY, HOST, commit=COMMIT, manifest="8" * 64),
            [],
            "site:0:0: must have the manifest.json with which edition 1 was recorded (888888888888), not another one (",
            id="other-bytes",
        ),
    ],
)
def test_what_is_no_such_edition_is_refused(copy, published, occasion, options, message):
    """The pages of a site name the day and the number with which it is recorded, and a commit is one edition alone."""
    if occasion:
        own = read_ledger(published / "sources/permalinks.txt", "")
        ledger = appended(Ledger(), {line.path: line.fingerprint for line in own.lines}, occasion)
        (copy / "sources/permalinks.txt").write_text(ledger.text, encoding="utf-8")
    before = tree(copy)

    done = publish(copy, *options)

    assert (done.returncode, done.stderr[: len(message)]) == (1, message)
    assert tree(copy) == before


def test_a_site_for_another_address_is_refused_by_its_cause(edition):
    """Of every page that leads elsewhere nothing is told: the site was built for another address."""
    elsewhere = synopsis("publish", *of(edition), "--unasked", SITE_URL="https://halma.town/")

    assert elsewhere.returncode == 1
    assert elsewhere.stderr == (
        f"site/index.html:0:0: must be built for https://halma.town/, not for '{HOST}'; build it again for that "
        "address [site-record]\n"
    )


def test_an_unpublished_build_is_no_edition(published):
    """What was built without a commit is told to be none when it is published, and is not kept as one."""
    told = ran("publish", published, "--unasked", "--on", "2026-11-22", "--dry-run")
    tag = ran("editions", published, "--tag")
    listed = ran("editions", published)

    assert "Its pages call it an unpublished build: for an edition, give EDITION_COMMIT and EDITION_DAY" in told.stdout
    assert tag.stderr.startswith("site:0:0: must be an edition, not an unpublished build")
    assert listed.stdout.startswith("edition-1, 2026-11-22 (")
