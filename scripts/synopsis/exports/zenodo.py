"""What a host of DOIs is told of the repository, which it keeps whole with each release: Zenodo's `.zenodo.json`."""

from __future__ import annotations

import json

from babel.core import get_global

from synopsis.exports.bibliography.cff import keywords, spdx
from synopsis.register.edition import Edition
from synopsis.register.model import Register

NAME = ".zenodo.json"


def deposit(register: Register, edition: Edition) -> str:
    """Write what is the same for all editions; number and day are those of the release. An address may be left out."""
    site = register.site
    related = {"isAlternateIdentifier": edition.site_url, "isSupplementTo": site.repository}
    fields = {
        "title": edition.site_name,
        "upload_type": "dataset",
        "description": "".join(f"<p>{_plain(line)}</p>" for line in site.introduction.splitlines() if line),
        "creators": [{"name": site.publisher}],
        "access_right": "open",
        "license": spdx(site.licence_url).lower(),
        "keywords": [*keywords(register)],
        "language": _of_three_letters(site.language),
        "related_identifiers": [
            {"identifier": address, "relation": relation} for relation, address in related.items() if address
        ],
    }
    return f"{json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False, indent=2)}\n"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _of_three_letters(tag: str) -> str:
    """Give the code that archives have for a language (ISO 639-2); nothing where there are several."""
    short = tag.partition("-")[0]
    codes = [code for code, language in get_global("language_aliases").items() if language == short]
    return codes[0] if len(codes) == 1 else ""
