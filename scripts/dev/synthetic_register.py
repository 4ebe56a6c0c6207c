"""Write a register of any size in the shape of another, in invented words: what scale is measured on.

Every record of the model register is there as often as the size asks, each time under ids and in words of its own, with
the links that it has: so proportions, lengths, chains of voices, points and bearings are those of the model.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml
from checkout import ROOT
from copied_records import FIGURE_GROUPS, YEAR, Copied, Data
from invented_words import InventedWords
from part_of_register import restricted

from synopsis.register.model.kinds import KINDS

Records = dict[str, list[Data]]
"""Records by folder."""

REVIEW: Data = {
    "id": "all",
    "covers": ["claims", "questions", "documents"],
    "state": "draft",
    "wrote": {"role": "generator of the register", "kind": "software", "on": "2026-11-28"},
}
HAND_WRITTEN = {"about": "About", "cite": "How to cite", "method": "Method"}
SETTINGS = """\
site_name: A synthetic register
site_description: Invented words in the shape of a register, to measure how the generator grows.
site_url: !ENV [SITE_URL, "https://scale.example.org/register/"]
extra:
  page_views: {answers: 100000, others: 100000} # what is too heavy is measured here, and refused elsewhere
  site_sizes: {site: 100000, file: 10000}
"""


def read(sources: Path) -> Records:
    """Read the records of a register as YAML has them."""
    return {
        kind.folder: [one for file in sorted((sources / kind.folder).rglob("*.yml")) for one in _read(file)]
        for kind in KINDS
    }


def _read(file: Path) -> list[Data]:
    given = yaml.load(file.read_bytes(), yaml.CBaseLoader)  # noqa: S506 -- builds nothing but text, lists and mappings
    return given if isinstance(given, list) else [given]


def copies(model: Records, vocabularies: Data, claims: int, seed: int) -> Iterator[tuple[Copied, Records]]:
    """Yield so many copies of the model that they have `claims` claims; of the last one as much as is wanted."""
    words = InventedWords(seed, (form for word in vocabularies["guarded"] for form in word["forms"]))
    terms = {known["id"]: known["terms"] for known in vocabularies["lists"]}
    named = {**model, FIGURE_GROUPS: terms.get(FIGURE_GROUPS, []), "guarded": vocabularies["guarded"]}
    named["points"] = [point for question in model["questions"] for point in question.get("points", ())]
    shared = {("guarded", word["id"]) for word in vocabularies["guarded"]}
    shared |= {("articles", article["id"]) for article in model["articles"]}
    shared |= {("people", article["author"]) for article in model["articles"]}
    years = frozenset(year for article in model["articles"] for year in YEAR.findall(article["csl"].get("issued", "")))
    taken: set[tuple[str, str]] = set()
    first: dict[tuple[str, str], str] = {}
    size = len(model["claims"])
    for number in range(-(-claims // size)):
        ids = {key: name for key, name in first.items() if key in shared}
        for folder, records in named.items():
            for record in records:
                key = (folder, record["id"])
                if key not in ids:
                    ids[key] = _free(folder, words.reworded(record["id"], number), taken)
        first = first or ids
        wanted = min(size, claims - size * number)
        part = model if wanted == size else restricted(model, wanted)
        yield Copied(number, words, ids, frozenset(shared), years), part


def _free(folder: str, name: str, taken: set[tuple[str, str]]) -> str:
    """Give `name`, or with a number behind it the first one that no other record has."""
    free, tried = name, 1
    while (folder, free) in taken:
        tried += 1
        free = f"{name}-{tried}"
    taken.add((folder, free))
    return free


def written(model: Path, to: Path, claims: int, seed: int) -> Path:
    """Write a project of so many claims in the shape of the register in the folder `model`; give its settings."""
    records, sources = read(model), to / "sources"
    site, vocabularies = (_read(model / f"{name}.yml")[0] for name in ("site", "vocabularies"))
    articles: dict[str, Data] = {}
    groups: list[Data] = []
    for copied, part in copies(records, vocabularies, claims, seed):
        for folder, given in part.items():
            made = [copied.record(folder, one) for one in given if copied.is_new(folder, one["id"])]
            if folder == "articles":
                _gather(articles, made)
            elif folder not in {"reviews", "corrections"} and made:
                _write(sources / folder / f"copy-{copied.number:04}.yml", made)
        terms: list[Data] = next(
            (known["terms"] for known in vocabularies["lists"] if known["id"] == FIGURE_GROUPS), []
        )
        groups += [copied.term(one) for one in terms]
        if copied.number == 0:
            _write(sources / "site.yml", copied.site(site))
            own = copied.vocabularies(vocabularies)
    own["lists"] = [{**known, "terms": groups} if known["id"] == FIGURE_GROUPS else known for known in own["lists"]]
    _write(sources / "vocabularies.yml", own)
    for article in articles.values():
        _write(sources / "articles" / f"{article['id']}.yml", article)
    _write(sources / "reviews" / "reviews.yml", [REVIEW])
    for name, title in HAND_WRITTEN.items():
        page = to / "docs" / name / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"---\ntitle: {title}\ndescription: {title}.\n---\n\n# {title}\n", encoding="utf-8")
    settings = to / "mkdocs.yml"
    settings.write_text(SETTINGS, encoding="utf-8")
    return settings


def _gather(articles: dict[str, Data], made: list[Data]) -> None:
    """Put the sections and comments of a further copy behind those that an article has."""
    for article in made:
        known = articles.setdefault(article["id"], article)
        if known is not article:
            known.setdefault("sections", []).extend(article.get("sections", ()))
            for part, further in zip(known["parts"], article["parts"], strict=True):
                part.setdefault("comments", []).extend(further.get("comments", ()))


def _write(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    file.write_text(text, encoding="utf-8")


def proportions(model: Records, made: Records) -> Iterator[str]:
    """Yield, as a table in Markdown, how many records of each kind two registers have, and how many a claim."""
    yield "| kind | model | a claim | synthetic | a claim |"
    yield "|---|--:|--:|--:|--:|"
    for folder in model:
        pairs = [f"{len(one[folder])} | {len(one[folder]) / len(one['claims']):.3f}" for one in (model, made)]
        yield f"| {folder} | {' | '.join(pairs)} |"


def main() -> int:
    """Write a register of the size that is asked for, and print its proportions beside those of the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, help="how many claims it has")
    parser.add_argument("to", type=Path, help="a folder that is not there yet")
    parser.add_argument("--model", type=Path, default=ROOT / "sources", help="the register whose shape it has")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    settings = written(arguments.model, arguments.to, arguments.claims, arguments.seed)
    print("\n".join(proportions(read(arguments.model), read(arguments.to / "sources"))))
    print(f"\npython scripts/build.py build --config {settings}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
