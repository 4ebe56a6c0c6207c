"""The rules that a register must hold, none of which needs the article texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from synopsis.register.ledger import Ledger
from synopsis.register.lifecycle import Published
from synopsis.register.model import RECORD_KINDS, Register, Site
from synopsis.register.problems import Problem, in_order
from synopsis.register.rules import (
    addresses,
    anchors,
    answers,
    attribution,
    briefs,
    corrections,
    events,
    evidence,
    housekeeping,
    numbers,
    points,
    redacted_names,
    references,
    use,
    wording,
)
from synopsis.register.rules.addresses import BuiltFor
from synopsis.register.validation import Parsed

RULES: tuple[Callable[[Register], Iterator[Problem]], ...] = (
    attribution.prefixes_are_distinct,
    attribution.claims_stay_in_their_part,
    attribution.claims_begin_with_their_author,
    attribution.articles_name_each_section_once,
    attribution.sentences_stand_in_known_sections,
    anchors.anchors_are_short,
    anchors.anchors_share_their_sentence,
    numbers.figures_are_ranges,
    numbers.figures_belong_to_groups,
    numbers.the_first_page_shows_a_group,
    numbers.numbers_are_listed,
    numbers.numbers_of_answers_are_listed,
    events.other_dates_are_given,
    answers.claims_answer_questions,
    answers.questions_hear_every_article,
    answers.questions_have_a_record,
    answers.differences_fit_the_sides,
    briefs.briefs_are_brief,
    points.points_cover_their_question,
    points.titles_of_points_are_short,
    evidence.documents_are_labelled_apart,
    evidence.checks_fit_the_copy_read,
    evidence.findings_name_another_copy_alone,
    evidence.findings_are_no_better_checked_than_documents,
    evidence.bearings_say_of_what,
    evidence.audits_show_what_was_found,
    evidence.matching_audits_are_supported,
    evidence.evidence_is_quoted_shortly,
    wording.our_voice_quotes_guarded_words,
    wording.verbs_of_speech_are_plain,
    wording.accusations_stay_with_their_claims,
    housekeeping.vocabularies_add_where_they_may,
    housekeeping.vocabularies_name_each_word_once,
    housekeeping.kinds_are_defined,
    housekeeping.orders_are_distinct,
    corrections.corrections_say_what_changed,
    corrections.ended_records_are_gone,
    corrections.redactions_leave_no_text,
    corrections.redactions_leave_nobody_behind,
    redacted_names.redacted_people_are_not_named,
)
"""Every rule, one function each."""

RULES_OF_WHOLE: tuple[tuple[Callable[[Register], Iterator[Problem]], frozenset[str]], ...] = (
    (attribution.claims_belong_to_an_article, frozenset({"articles"})),
    (attribution.sentences_are_accounted_for, frozenset({"articles", "claims"})),
    (anchors.anchors_publish_little, frozenset({"sentences"})),
    (answers.claims_stand_in_questions, frozenset({"questions"})),
    (wording.paraphrases_keep_guarded_words, frozenset({"articles", "sentences"})),
    (wording.short_answers_keep_guarded_words, frozenset({"articles", "sentences", "claims"})),
    (housekeeping.reviews_cover_what_is_there, frozenset(RECORD_KINDS)),
    (briefs.records_are_brief_where_found, frozenset({"findings"})),
    (numbers.numbers_of_the_record_are_found, frozenset({"findings", "documents"})),
)
"""Every rule that needs all records of some kinds: what it misses may stand in one that did not parse."""

RULES_OF_PUBLISHED: tuple[Callable[[Register, Sequence[Published]], Iterator[Problem]], ...] = (
    corrections.published_records_resolve,
    corrections.redacted_ids_are_not_used_again,
    corrections.published_changes_are_corrected,
    corrections.published_corrections_stand,
)
"""Every rule that needs the ledger of what was published."""

RULES_OF_ADDRESS: tuple[Callable[[Site, Ledger, BuiltFor], Iterator[Problem]], ...] = (
    addresses.addresses_do_not_change,
    addresses.ledgers_are_not_lost,
    addresses.published_addresses_are_named,
)
"""Every rule that needs the ledger and the address for which the site is built."""

RULES_OF_SETTINGS: tuple[Callable[[Register, int], Iterator[Problem]], ...] = (housekeeping.ids_are_short,)
"""Every rule that needs what the settings say: how long an id may be."""


RULES_OF_FINISH: frozenset[Callable[..., Iterator[Problem]]] = frozenset(
    {
        answers.claims_stand_in_questions,
        answers.questions_hear_every_article,
        attribution.sentences_are_accounted_for,
        corrections.published_changes_are_corrected,
    }
)
"""The rules that a draft need not hold yet: what they miss is work to do, and no mistake."""

RULES_OF_SHAPE: tuple[Callable[[Register], Iterator[Problem]], ...] = (
    attribution.prefixes_are_distinct,
    attribution.claims_belong_to_an_article,
    attribution.articles_name_each_section_once,
    attribution.sentences_stand_in_known_sections,
    numbers.figures_belong_to_groups,
    numbers.the_first_page_shows_a_group,
    housekeeping.vocabularies_add_where_they_may,
    housekeeping.kinds_are_defined,
)
"""The rules without which no page could be made."""

RULES_OF_WARNING: tuple[tuple[Callable[[Register], Iterator[Problem]], frozenset[str]], ...] = (
    (housekeeping.proofs_are_current, frozenset({"sentences", "claims"})),
    (use.records_are_used, frozenset(RECORD_KINDS)),
)
"""The rules whose breach refuses no build, each with the kinds of which it needs all."""


def check(parsed: Parsed, published: Sequence[Published] = (), *, draft: bool = False) -> list[Problem]:
    """Return every problem of a register: of reading, of typing, and of each rule over what parsed.

    `published` is what stands in the ledger; a record that did not parse cannot be held against them. A `draft` may be
    unfinished.
    """
    return in_order(
        [
            *parsed.problems,
            *_of_references(parsed),
            *_of_rules(parsed, published, lambda rule: not draft or rule not in RULES_OF_FINISH),
        ]
    )


def to_do(parsed: Parsed, published: Sequence[Published] = ()) -> list[Problem]:
    """Return what a draft of the register has still to do before it can be published."""
    return in_order(_of_rules(parsed, published, RULES_OF_FINISH.__contains__))


def warnings(parsed: Parsed) -> list[Problem]:
    """Return what an editor should know of, and what refuses no build."""
    register = parsed.register
    return in_order(
        problem
        for rule, kinds in RULES_OF_WARNING
        if register and kinds.isdisjoint(_partly_read(parsed))
        for problem in rule(register)
    )


def shapeless(parsed: Parsed, before: Register | None = None) -> list[Problem]:
    """Return what keeps the pages of a register from being made at all.

    A register `before` it, that had all this, makes it short: what it named is named again.
    """
    register = parsed.register
    if register is None:
        return [*parsed.problems]
    among = register.changed_since(before) if before else register
    return in_order(
        [
            *parsed.problems,
            *references.references_resolve(register, parsed.broken, parsed.unread, among),
            *corrections.corrections_name_records(register, parsed.broken, parsed.unread),
            *(problem for rule in RULES_OF_SHAPE for problem in rule(register)),
        ]
    )


def _of_references(parsed: Parsed) -> Iterator[Problem]:
    if parsed.register is not None:
        yield from references.references_resolve(parsed.register, parsed.broken, parsed.unread)
        yield from references.references_are_not_repeated(parsed.register)
        yield from corrections.corrections_name_records(parsed.register, parsed.broken, parsed.unread)


def _of_rules(
    parsed: Parsed, published: Sequence[Published], wanted: Callable[[Callable[..., Iterator[Problem]]], bool]
) -> Iterator[Problem]:
    register = parsed.register
    if register is None:
        return
    for rule in filter(wanted, RULES):
        yield from rule(register)
    for rule_of_whole, kinds in RULES_OF_WHOLE:
        if wanted(rule_of_whole) and kinds.isdisjoint(_partly_read(parsed)):
            yield from rule_of_whole(register)
    for rule_of_published in filter(wanted, RULES_OF_PUBLISHED) if not parsed.problems else ():
        yield from rule_of_published(register, published)


def _partly_read(parsed: Parsed) -> frozenset[str]:
    """Name the kinds of which a record may be missing."""
    return parsed.unread.union(kind for kind, _ in parsed.broken)
