"""How ids, sums and tags are written."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to write a word."""

    regex: str
    must: str
    """The same, as it is said to an editor."""

    @property
    def whole(self) -> str:
        """The regular expression as types and schemas have it."""
        return f"^{self.regex}$"

    def fits(self, text: str) -> bool:
        """Tell whether `text` is written so."""
        return re.fullmatch(self.regex, text) is not None


ID = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "must be lower case, letter first, words joined by single hyphens")
ARTICLE_PREFIX = Pattern(r"[a-z]{1,3}", "must be one to three lower-case letters")
CLAIM_ID = Pattern(r"[a-z]{1,4}[1-9][0-9]*", "must be the prefix of the article and a number, such as a14")
SENTENCE_ID = Pattern(
    r"[a-z]+[0-9]+(?:[a-z]+[0-9]+)*", "must be lower-case letters and numbers in turn, such as p5s1 or h3"
)
SHA256 = Pattern(r"[0-9a-f]{64}", "must be a SHA-256 sum, 64 digits in lower-case hexadecimal")
SHORT_SHA256 = Pattern(r"(?:[0-9a-f]{12})?", "must be the first 12 digits of the sum in the ledger")
COMMIT = Pattern(r"[0-9a-f]{40}", "must be the SHA-1 of a commit, 40 digits in lower-case hexadecimal")
DOI = Pattern(r"(?:10\.[0-9]{4,9}/[a-z0-9._;()/:-]+)?", "must be a DOI in lower case, such as 10.5281/zenodo.42")
LANGUAGE = Pattern(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "must be a BCP 47 language tag, such as en or zh-Hant")
WIKIDATA = Pattern(r"(?:Q[1-9][0-9]{0,9})?", "must be the name of an item of Wikidata, such as Q42")

RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]|index")
"""Names that a system keeps for itself: Windows has devices under them, web servers the page of a folder."""
RESERVED_PREFIXES = frozenset({"com", "lpt"})
"""With a number they are such names."""
MUST_BE_FREE = "must be no name that systems reserve (con, prn, aux, nul, com1, lpt1, index)"
LONGEST_ID = 80
"""How many characters an id may have; paths and names of files are made of it."""

PATTERNS = {
    pattern.whole: pattern
    for pattern in (ID, ARTICLE_PREFIX, CLAIM_ID, SENTENCE_ID, SHA256, SHORT_SHA256, DOI, LANGUAGE, WIKIDATA)
}
"""Each by its regular expression as types have it."""
