"""One page of every kind, by name."""

KINDS = {
    "home": "",
    "topics": "topics/",
    "topic": "topics/corridor/",
    "questions": "questions/",
    "question": "questions/how-many-killed/",
    "question-one-side": "questions/strasbourg-judgment/",
    "claims": "claims/",
    "claim": "claims/m70/",
    "claim-that-accuses": "claims/r234/",
    "claim-of-a-comment": "claims/mc58/",
    "articles": "articles/",
    "article": "articles/mammadov-2020/",
    "beside": "articles/mammadov-2020/beside/",
    "documents": "documents/",
    "document": "documents/hrw-1997-letter/",
    "voices": "voices/",
    "person": "voices/ayaz-mutalibov/",
    "person-long": "voices/azerbaijan/",
    "timeline": "timeline/",
    "figures": "figures/",
    "names": "names/",
    "a-z": "a-z/",
    "vocabulary": "vocabulary/",
    "method": "method/",
    "reading": "method/reading/",
    "citations": "method/citations/",
    "balance": "method/balance/",
    "rules": "method/rules/",
    "trust": "method/trust/",
    "speed": "method/speed/",
    "scale": "method/scale/",
    "about": "about/",
    "data": "data/",
    "corrections": "corrections/",
    "editions": "editions/",
    "cite": "cite/",
    "accessibility": "accessibility/",
    "make-your-own": "make-your-own/",
}
NOT_THERE = {"not-there": "no-such-page/"}
"""An address that the host answers with `404.html`."""
SPARED = KINDS.keys() - {
    "home",
    "question",
    "person",
    "person-long",
    "method",
    "scale",
    "reading",
    "trust",
    "about",
    "cite",
    "accessibility",
    "make-your-own",
}
"""Pages of parts that stand on pages of other kinds, or of the second register, too; the others are written by hand."""
AT_NIGHT = SPARED - {"topics", "claim", "document", "figures", "balance", "data"}
"""Of these, pages that a browser opens at night alone; the others have what no other page of this register has."""
STACKED = frozenset({"topics/", "figures/", "data/", "method/balance/"})
"""Pages with a table that is read down on a phone."""
