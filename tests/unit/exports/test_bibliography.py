import json
from typing import ClassVar

import pytest
from jsonschema import Draft202012Validator

import lighthouse
from bibliographies import CSL_JSON, Bibliography
from lighthouse import the_pages


class TestBibliography(Bibliography):
    """The second register."""

    SOURCE: ClassVar = lighthouse


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"type": "newspaper"}, id="type"),
        pytest.param({"author": [{"given": "Inés"}]}, id="name"),
        pytest.param({"author": ["Inés Ruiz"]}, id="name-as-text"),
        pytest.param({"issued": "2011-06"}, id="date-as-text"),
        pytest.param({"issued": {"date-parts": [["2011", "06"]]}}, id="parts-as-text"),
        pytest.param({"issued": {"date-parts": [[2011, 6, 1, 1]]}}, id="four-parts"),
        pytest.param({"issued": {"date-parts": [[2011, 13]]}}, id="month"),
        pytest.param({"url": "https://a.example/"}, id="unknown-word"),
        pytest.param({"URL": ""}, id="empty"),
    ],
)
def test_what_csl_json_is_not(changed):
    """The schema that the bibliography is held to refuses what programs would misread."""
    items = json.loads(the_pages()["data/documents.csl.json"])

    assert list(Draft202012Validator(CSL_JSON).iter_errors([{**items[0], **changed}]))
