"""Rules on figures, and on the numbers that our own sentences give."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import regex

from synopsis.register.edtf import MONTHS
from synopsis.register.enums import FIGURE_GROUPS
from synopsis.register.model import Claim, Figure, Finding, Register
from synopsis.register.numbered_ids import suggestion
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.rules.wording import Names, names_in

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
"""Digits with what stands between them in large numbers, decimals and times of day."""
_MONTH = "|".join(MONTHS)
ORDINAL = re.compile(
    rf"(?<!\d)(?<!{' )(?<!'.join(MONTHS)} )\d+(?:st|nd|rd|th|º|ª)(?!\w)(?! (?:of )?(?:{_MONTH})\b)", re.IGNORECASE
)
"""What counts in a row and gives no amount, such as the 2nd of many; not the day of a month."""
OTHER_NUMBERS = regex.compile(r"(?<!\p{L}(?=[\u00b2\u00b3](?!\p{N})))(?:\p{Nl}|\p{No})+")
"""Raised and lowered digits, Roman numerals, fractions, numbers in circles; not the 2 of a square metre."""
THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
"""What parts the digits of a large number for the eye."""


def _figures(register: Register) -> Iterator[tuple[Claim | Finding, int, Figure]]:
    """Yield every figure with the claim or finding that gives it and its place there."""
    records: list[Claim | Finding] = [*register.claims.values(), *register.findings.values()]
    for record in records:
        for number, figure in enumerate(record.figures):
            yield record, number, figure


def figures_are_ranges(register: Register) -> Iterator[Problem]:
    """A figure has a value, or an end of a range, and its lower end is not above its upper one."""
    for record, number, figure in _figures(register):
        if figure.value is not None and (figure.min is not None or figure.max is not None):
            message = f"figure must have a value or the ends of a range, not {quoted(figure.value)} with an end"
            yield Problem(record.at("figures", number), Rule.FIGURE_RANGE, message)
        elif figure.min is not None and figure.max is not None and figure.min > figure.max:
            message = f"min must not be above max, not {quoted(figure.min)} above {quoted(figure.max)}"
            yield Problem(record.at("figures", number, "min"), Rule.FIGURE_RANGE, message)


def figures_belong_to_groups(register: Register) -> Iterator[Problem]:
    """The group of a figure is a word of the register's list `figure-group`, and each figure of a finding has one."""
    known = dict.fromkeys(register.vocabularies.words_of(FIGURE_GROUPS))
    for record, number, figure in _figures(register):
        if figure.group is None:
            if isinstance(record, Finding):
                message = f"figure of a finding must have a group, a word of the list {FIGURE_GROUPS}, not none"
                yield Problem(record.at("figures", number), Rule.FIGURE_GROUP, message)
        else:
            yield from _unknown_group(known, "group", figure.group, record.at("figures", number, "group"))


def the_first_page_shows_a_group(register: Register) -> Iterator[Problem]:
    """The group of figures that the first page shows is a word of the register's list `figure-group`."""
    site = register.site
    if site.home_figures is not None:
        known = register.vocabularies.words_of(FIGURE_GROUPS)
        yield from _unknown_group(known, "home_figures", site.home_figures, site.at("home_figures"))


def _unknown_group(known: Collection[str], field: str, group: str, location: Location) -> Iterator[Problem]:
    if group not in known:
        hint = suggestion(group, known)
        message = f"{field} must be a word of the list {FIGURE_GROUPS}, not {quoted(group)}{hint}"
        yield Problem(location, Rule.FIGURE_GROUP, message)


def numbers_are_listed(register: Register) -> Iterator[Problem]:
    """Every number in a paraphrase stands in a figure or a date as printed, or in a name."""
    names = names_in(register)
    for claim in register.claims.values():
        for number in _unlisted(claim.says, _printed(claim), names):
            message = f"says must give only numbers that a figure or date has as_printed, not {quoted(number)}"
            yield Problem(claim.at("says"), Rule.UNLISTED_NUMBER, message)


def numbers_of_answers_are_listed(register: Register) -> Iterator[Problem]:
    """Every number in the answer of a side stands in a figure or a date of its claims as printed, or in a name.

    The longer answer may also date the article, what its claims cite, and whoever speaks in them.
    """
    names = names_in(register)
    for question in register.questions.values():
        for article_id, side in question.sides.items():
            claims = [register.claims[name] for name in side.claims if name in register.claims]
            if len(claims) < len(side.claims):
                continue  # one did not parse, which is told already
            printed = [text for claim in claims for text in _printed(claim)]
            around = [*printed, *_around(register, article_id, claims)]
            for field, text, listed in (("short", side.short, around), ("brief", side.brief, printed)):
                for number in _unlisted(text, listed, names):
                    message = (
                        f"{field} must give only numbers that a figure or date of its claims has as_printed, "
                        f"not {quoted(number)}"
                    )
                    yield Problem(question.at("sides", article_id, field), Rule.UNLISTED_NUMBER, message)


def numbers_of_the_record_are_found(register: Register) -> Iterator[Problem]:
    """Every number in the brief of a record stands in a figure, the words or the date of a finding, or in a name."""
    names = names_in(register)
    found: dict[str, list[str]] = defaultdict(list)
    for finding in register.findings.values():
        for question_id in finding.questions:
            found[question_id].extend(_given(register, finding))
    for question in register.questions.values():
        for number in _unlisted(question.record.brief, found[question.id], names):
            message = f"brief must give only numbers of the findings' figures, states and dates, not {quoted(number)}"
            yield Problem(question.at("record", "brief"), Rule.UNLISTED_NUMBER, message)


def _printed(claim: Claim) -> list[str]:
    return [figure.as_printed for figure in claim.figures] + [date.as_printed for date in claim.dates]


def _around(register: Register, article_id: str, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield when an article was written, when what its claims cite was, and the roles of who speaks in them."""
    article = register.articles.get(article_id)
    works = [article] if article else []
    cited = [register.documents.get(name) for claim in claims for name in claim.cites]
    yield from (work.csl.issued.words() for work in (*works, *cited) if work and work.csl.issued)
    people = (register.people.get(name) for claim in claims for name in (*claim.voices, *claim.about))
    yield from (person.role for person in people if person)


def _given(register: Register, finding: Finding) -> Iterator[str]:
    yield finding.states
    for figure in finding.figures:
        yield figure.as_printed
        yield from (str(end) for end in (figure.value, figure.min, figure.max) if end is not None)
    document = register.documents.get(finding.document)
    if document and document.csl.issued:
        yield document.csl.issued.words()


def _unlisted(text: str, printed: Iterable[str], names: Names) -> list[str]:
    """Return the numbers of `text` that stand in none of the `printed` texts and in no name."""
    if text.isascii() and not NUMBER.search(text):
        return []
    listed = {_value(number) for one in printed for number in _numbers(one)}
    plain = ORDINAL.sub("", names.taken_out_of(text))
    return [number for number in _numbers(plain) if _value(number) not in listed]


def _numbers(text: str) -> list[str]:
    found: list[str] = NUMBER.findall(text)
    return found if text.isascii() else [*found, *OTHER_NUMBERS.findall(text)]


def _value(number: str) -> str:
    """Write a number of any script in our digits, without what parts thousands: what it is compared by."""
    plain = unicodedata.normalize("NFKC", number)
    ours = "".join(str(unicodedata.decimal(char, char)) for char in plain)
    return THOUSANDS.sub("", ours)
