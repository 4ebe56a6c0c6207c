import pytest
from jinja2 import DictLoader, Environment

from synopsis.site.compiled_templates import CompiledTemplates

PAGE = "page.html"


@pytest.fixture
def kept():
    """Make what several environments share."""
    return CompiledTemplates()


def rendered(kept, text, **options):
    """Fill a template in an environment of its own, as each build does."""
    return Environment(loader=DictLoader({PAGE: text}), bytecode_cache=kept, **options).get_template(PAGE).render()  # noqa: S701


def test_an_edited_template_is_seen(kept):
    """A template that was edited between two builds is compiled again, and again when it is edited back."""
    assert [rendered(kept, text) for text in ("{{ 1 + 1 }}", "{{ 2 + 2 }}", "{{ 1 + 1 }}")] == ["2", "4", "2"]


def test_a_template_is_compiled_once(kept, monkeypatch):
    """The same text in a second environment is not compiled again."""
    rendered(kept, "{{ 1 + 1 }}")
    monkeypatch.delattr(Environment, "compile")

    assert rendered(kept, "{{ 1 + 1 }}") == "2"


def test_another_reading_is_another_template(kept):
    """What one extension reads is not what another environment reads in the same text."""
    text = "{% for one in [1, 2] %}{% if one > 1 %}{% break %}{% endif %}{{ one }}{% endfor %}"

    assert rendered(kept, text, extensions=["jinja2.ext.loopcontrols"]) == "1"
    with pytest.raises(Exception, match="unknown tag 'break'"):
        rendered(kept, text)
