"""How to cite the whole register, as a citation file (CFF 1.2.0) for the repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from synopsis.register.edition import Edition
from synopsis.register.model import Register

NAME = "CITATION.cff"
_REMARK = "# Written by `python scripts/build.py cff` from the settings and the register; edit those.\n"
_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.[05])/?")
_CC0 = re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0/?")


def citation_file(register: Register, edition: Edition) -> str:
    """Write the citation file; its values are JSON, which YAML reads. An edition without an address names none."""
    site = register.site
    licence = spdx(site.licence_url)
    fields = {
        "cff-version": "1.2.0",
        "message": "A claim is cited by its own page, which names the article first; this is how to cite the whole.",
        "type": "dataset",
        "title": edition.site_name,
        "abstract": " ".join(site.introduction.split()),
        "authors": [{"name": site.publisher}],
        "version": str(edition.number or site.issued),
        "doi": edition.doi,
        "date-released": (edition.on or site.issued).isoformat(),
        "keywords": list(keywords(register)),
        "url": edition.site_url,
        "repository-code": site.repository,
        "license": licence,
        "license-url": "" if licence else site.licence_url,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value]
    return _REMARK + "".join(lines)


def keywords(register: Register) -> Iterable[str]:
    """Return what the register is about, in words by which it is found."""
    topics = sorted(register.topics.values(), key=lambda topic: topic.id)
    return dict.fromkeys([register.site.subject, *(topic.title for topic in topics)])


def spdx(address: str) -> str:
    """Name a licence of Creative Commons as SPDX does, which programs that convert citations read; others have none."""
    if match := _CREATIVE_COMMONS.fullmatch(address):
        return f"CC-{match[1].upper()}-{match[2]}"
    return "CC0-1.0" if _CC0.fullmatch(address) else ""
