"""How to cite the whole register, as a citation file (CFF 1.2.0) for the repository."""

from __future__ import annotations

import json

from synopsis.exports.bibliography.works import Edition
from synopsis.register.model import Site

NAME = "CITATION.cff"
_REMARK = "# Written by `python scripts/build.py cff` from the settings and the register; edit those.\n"


def citation_file(site: Site, edition: Edition) -> str:
    """Write the citation file; its values are JSON, which YAML reads. An edition without an address names none."""
    fields = {
        "cff-version": "1.2.0",
        "message": "A claim is cited by its own page, which names the article first; this is how to cite the whole.",
        "type": "dataset",
        "title": edition.site_name,
        "abstract": " ".join(site.introduction.split()),
        "authors": [{"name": site.publisher}],
        "date-released": site.issued.isoformat(),
        "url": edition.site_url,
        "license-url": site.licence_url,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value]
    return _REMARK + "".join(lines)
