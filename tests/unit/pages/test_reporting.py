"""Where a reader says that something is wrong, and the forms that are there for it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from lighthouse import an_index
from synopsis.pages import reporting

FORMS = Path(__file__).parents[3] / ".github" / "ISSUE_TEMPLATE"
PAGE = "https://lights.example.org/halma/claims/a3/"


def site(**fields):
    """Give the site of the second register with other addresses."""
    return an_index().register.site.model_copy(update={"repository": "", "contact_url": "", **fields})


@pytest.mark.parametrize(
    ("fields", "mistake", "private"),
    [
        pytest.param({}, "", "", id="nothing-known"),
        pytest.param(
            {"repository": "https://code.example.org/a/b"}, "https://code.example.org/a/b/issues", "", id="host"
        ),
        pytest.param(
            {"repository": "https://github.com/a/b"},
            "https://github.com/a/b/issues/new/choose",
            "https://github.com/a/b/security/advisories/new",
            id="host-with-forms",
        ),
        pytest.param(
            {"repository": "https://github.com/a/b", "contact_url": "https://example.org/write"},
            "https://example.org/write",
            "https://example.org/write",
            id="address-of-the-site",
        ),
    ],
)
def test_of_the_site(fields, mistake, private):
    """What the site names counts, then its repository, by forms where its host has them."""
    assert reporting.of_site(site(**fields)) == reporting.Reporting(mistake, private)


def test_of_a_page():
    """The form of a page has its address in a field that is there; without forms it is as for the site."""
    form = reporting.of_page(site(repository="https://github.com/a/b"), PAGE)
    query = parse_qs(urlsplit(form).query, strict_parsing=True)
    [template] = query.pop("template")
    fields = {field.get("id") for field in yaml.safe_load((FORMS / template).read_text("utf-8"))["body"]}

    assert query == {"address": [PAGE]}
    assert query.keys() <= fields
    assert reporting.of_page(site(), PAGE) == ""
    assert reporting.of_page(site(contact_url="https://example.org/write"), PAGE) == "https://example.org/write"


def test_the_repository_that_builds_is_the_one_named_unless_the_site_names_another():
    """What the register says counts before what the environment says."""
    register = an_index().register

    assert register.built_from("https://github.com/a/b").site.repository == register.site.repository
    assert register.built_from("").site == register.site


@pytest.mark.parametrize("file", sorted(path.name for path in FORMS.glob("*.yml") if path.name != "config.yml"))
def test_forms_are_as_their_host_wants_them(file):
    """Each form has a name, a description and named fields, as GitHub's "Syntax for issue forms" has it."""
    form = yaml.safe_load((FORMS / file).read_text("utf-8"))
    asked = [field for field in form["body"] if field["type"] != "markdown"]

    assert form.keys() == {"name", "description", "body"}
    assert {field["type"] for field in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({field["id"] for field in asked}) == len(asked) > 0
    assert all(field["attributes"]["label"] for field in asked)
    assert all(field["attributes"]["options"] for field in asked if field["type"] == "dropdown")
