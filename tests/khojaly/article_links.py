"""Links into the two articles, to the words of each anchor."""

from __future__ import annotations

import re

from khojaly.published import the_register
from synopsis.register.text import fingerprint, normalise
from text_links import paragraphs, texts_served


def paragraph_of(anchor, text):
    """Find the one paragraph that holds an anchor with its context."""
    whole = normalise(f"{anchor.prefix} {anchor.exact} {anchor.suffix}")
    pattern = re.compile(rf"(?<!\w){re.escape(whole)}(?!\w)")
    (number,) = [place for place, line in enumerate(text.splitlines()) if pattern.search(normalise(line))]
    return number


def links_that_fail(page, folder, step):
    """Follow every `step`th link; give how many were followed, and the anchors that open somewhere else."""
    register = the_register()
    known = {fingerprint(text): text for file in folder.glob("*.txt") for text in [file.read_text("utf-8")]}
    texts = {article.id: known[article.text_sha256] for article in register.articles.values()}
    followed, failed = 0, []
    with texts_served(texts) as server:
        for name, text in texts.items():
            claims = [claim for claim in register.claims.values() if register.home(claim.id)[0].id == name]
            anchors = list({claim.quote: None for claim in claims if not claim.quote.crosses})[::step]
            places = paragraphs(page, server, name, anchors)
            followed += len(anchors)
            failed += [a for a, place in zip(anchors, places, strict=True) if place != paragraph_of(a, text)]
    return followed, failed
