"""The register that is published, as a site, and the texts that it is about."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from checkout import ROOT, copy_files, kept_files

from khojaly.published import rendered
from lighthouse import synopsis_process
from made_once import made_once


@pytest.fixture(scope="session")
def real_site(tmp_path_factory):
    """Build the published register, once a run, from the pages that git keeps or would keep; to be read alone."""

    def make(folder):
        copy_files(kept_files("docs"), ROOT, folder)
        ran = synopsis_process("build", "--docs", folder / "docs", "--site", folder / "site", cwd=ROOT)
        assert ran.returncode == 0, ran.stderr

    return made_once(tmp_path_factory, "real", make) / "site"


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Give every page, data file and feed by its path below `docs/`, rendered once a run."""

    def make(folder):
        (folder / "pages.json").write_text(json.dumps(rendered()), encoding="utf-8")

    return json.loads((made_once(tmp_path_factory, "pages", make) / "pages.json").read_bytes())


@pytest.fixture(scope="session")
def texts():
    """Give the folder of the article texts, which are not in the repository; without them nothing can be held."""
    given = os.environ.get("SYNOPSIS_TEXTS")
    folder = Path(given) if given else ROOT.parent / "shared" / "articles"
    if not folder.is_dir():
        pytest.skip("the article texts are not at hand (SYNOPSIS_TEXTS)")
    return folder
