from lighthouse import SITE_NAME, SITE_URL, an_index
from synopsis.exports.bibliography import remembered_lines
from synopsis.exports.bibliography.pandoc import reference_lines
from synopsis.exports.bibliography.remembered_lines import RememberedLines
from synopsis.exports.bibliography.works import all_works
from synopsis.register.edition import Edition

EDITION = Edition(SITE_NAME, SITE_URL)


def test_lines_are_those_of_one_run(monkeypatch):
    """Each line is the same as in one run for all works, in fewer runs than lines, and known works ask for none."""
    works = all_works(an_index(), EDITION)
    runs = []

    def counted(wanted):
        runs.append([work.id for work in wanted])
        return reference_lines(wanted)

    monkeypatch.setattr(remembered_lines, "reference_lines", counted)
    lines = RememberedLines().of(an_index(), EDITION)
    some = [key for key, work in works.items() if not work.ours] + ["claim:a1", "question:how-tall"]

    found = {key: lines[key] for key in some}
    asked = len(runs)
    again = {key: lines[key] for key in some}

    assert found == again == {key: line for key, line in reference_lines(works.values()).items() if key in some}
    assert asked == len(runs) == 4
    assert "claim:none" not in lines
