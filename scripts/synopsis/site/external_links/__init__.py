"""The state of a register's external links. The one part of the program that uses the network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial

from synopsis.register.problems import Problem, Rule, quoted
from synopsis.site.external_links.classify import LinkState, classify
from synopsis.site.external_links.reader import Answer, NoAnswer, Reader, RequestPolicy
from synopsis.site.external_links.targets import Target

_AT_ONCE = 8
BROKEN = frozenset({LinkState.GONE, LinkState.CHANGED})


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What became of one link."""

    target: Target
    state: LinkState
    why: str
    """In words; empty when there is nothing to say."""
    status: int
    """What the server answered in the end; 0 when it did not."""
    final_url: str
    """Where the link led; empty when there was no answer."""


def check_links(wanted: Sequence[Target], policy: RequestPolicy) -> list[LinkReport]:
    """Follow every link once, however often it stands in the register; report in the order of `wanted`."""
    reader = Reader(policy)
    alike: dict[str, list[Target]] = {}
    for target in wanted:
        alike.setdefault(target.url, []).append(target)
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        found = [report for reports in workers.map(partial(_reports, reader), alike.values()) for report in reports]
    by_target = {report.target: report for report in found}
    return [by_target[target] for target in wanted]


def _reports(reader: Reader, targets: Sequence[Target]) -> list[LinkReport]:
    """Report what became of one link for each that has it; of the page nothing is kept."""
    try:
        answer = reader.read(targets[0].url)
        return [_report(target, answer) for target in targets]
    except Exception as error:  # noqa: BLE001 - whatever a stranger's server sends costs one line, not the report
        nothing = NoAnswer(f"not understood: {type(error).__name__}")
        return [_report(target, nothing) for target in targets]


def _report(target: Target, answer: Answer | NoAnswer) -> LinkReport:
    state, why = classify(target.url, target.titles, answer)
    status, final = (answer.status, answer.url) if isinstance(answer, Answer) else (0, "")
    return LinkReport(target, state, why, status, final)


def counts(reports: Iterable[LinkReport]) -> dict[LinkState, int]:
    """Count the links of each state."""
    states = [report.state for report in reports]
    return {state: states.count(state) for state in LinkState}


def broken(reports: Iterable[LinkReport]) -> list[Problem]:
    """Name each link that no longer leads to its source, at its place in the register."""
    return [
        Problem(
            report.target.location,
            Rule.EXTERNAL_LINK,
            f"link must lead to its source, not {quoted(report.target.url)}: {report.state}, {report.why}",
        )
        for report in reports
        if report.state in BROKEN
    ]


def as_json(reports: Iterable[LinkReport], on: date) -> str:
    """Write reports as a data file."""
    listed = list(reports)
    data = {
        "on": on.isoformat(),
        "counts": {str(state): count for state, count in counts(listed).items()},
        "links": [
            {
                "source": report.target.source,
                "field": report.target.field,
                "url": report.target.url,
                "on": on.isoformat(),
                "state": str(report.state),
                "why": report.why,
                "status": report.status,
                "final_url": report.final_url,
            }
            for report in listed
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
