"""Which problems follow from others, so that an editor reads the causes first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from synopsis.register.problems import Location, Problem, Rule

READING = frozenset({Rule.CHARACTER, Rule.SYNTAX, Rule.DUPLICATE_KEY, Rule.FORBIDDEN_YAML})
"""What is wrong with a text before a record is made of it."""
TYPING = frozenset({Rule.MISSING_FIELD, Rule.UNKNOWN_FIELD, Rule.UNKNOWN_WORD, Rule.WRONG_TYPE, Rule.INVALID_VALUE})
NAMING = frozenset({Rule.DUPLICATE_ID, Rule.CLAIM_PREFIX})
"""What is wrong with an id: what names the right one finds nothing."""
LOOKS_INTO: Mapping[Rule, frozenset[str]] = {
    Rule.SENTENCE_ACCOUNT: frozenset({"claims"}),
    Rule.CLAIM_QUESTION: frozenset({"questions"}),
    Rule.CONTESTED_WORD: frozenset({"claims", "sentences"}),
    Rule.UNLISTED_NUMBER: frozenset({"claims"}),
    Rule.POINTS_COVER: frozenset({"claims", "findings"}),
    Rule.RECORD_BRIEF: frozenset({"findings"}),
    Rule.STALE_PROOF: frozenset({"claims", "sentences"}),
}
"""Rules on records of one kind that look for those of others."""


def following(problems: Iterable[Problem], starts: Mapping[str, Sequence[int]]) -> frozenset[Problem]:
    """Return the problems that come of others among them; `starts` are the lines on which the records of a file begin.

    What cannot be read in a record spoils its fields; a wrong id spoils what names the right one, or looks for it.
    """

    def record(location: Location) -> tuple[str, int]:
        return location.file, bisect_right(starts.get(location.file, ()), location.line)

    told = list(problems)
    unseen = {(one.location.file, one.location.line) for one in told if one.rule is Rule.CHARACTER}
    unread = {record(one.location) for one in told if one.rule in READING}
    misnamed = {record(one.location) for one in told if one.rule in NAMING and one.of}
    kinds = {one.of for one in told if one.rule in NAMING and one.of}
    files: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.rule in NAMING:
            files[one.of].add(one.location.file)

    def follows(problem: Problem) -> bool:
        here = record(problem.location)
        if problem.rule is Rule.SYNTAX:
            return any((problem.location.file, problem.location.line - above) in unseen for above in (0, 1))
        if problem.rule in TYPING:
            return here in unread
        if problem.rule in READING | NAMING:
            return False
        if problem.rule is Rule.UNKNOWN_REFERENCE:
            return problem.of in kinds
        looked_into = {
            kind
            for kind in LOOKS_INTO.get(problem.rule, frozenset()) & kinds
            if problem.location.file not in files[kind]
        }
        return here in misnamed or bool(looked_into)

    return frozenset(filter(follows, told))
