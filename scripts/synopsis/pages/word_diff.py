"""What changed between two texts, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from markupsafe import Markup

from synopsis.markdown import escape


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Show both texts whole: in the first what went is marked as deleted, in the second what came as inserted."""
    old, new = before.split(), after.split()
    changes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return (
        _joined([(old[start:end], tag != "equal") for tag, start, end, _, _ in changes], "del"),
        _joined([(new[start:end], tag != "equal") for tag, _, _, start, end in changes], "ins"),
    )


def _joined(runs: list[tuple[list[str], bool]], tag: str) -> Markup:
    shown = []
    for words, changed in runs:
        text = escape(" ".join(words))
        if text:
            shown.append(Markup("<{0}>{1}</{0}>").format(Markup(tag), text) if changed else text)  # noqa: S704 -- ours
    return Markup(" ").join(shown)
