"""What was published and then changes: each case is caught by the command line, and mended as its message says."""

import gzip
import json
import re
import shutil
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from html5lib import parse

from lighthouse import LIGHTHOUSE, edit, of, synopsis, tree
from made_once import made_once
from publishing import HOST, IN_THE_WORKFLOW, publish, ran
from recording_host import Host
from synopsis.register.ledger import Occasion, appended, read_ledger

XHTML = "{http://www.w3.org/1999/xhtml}"
CHANGED = re.compile(r'add a correction with record: (\S+), the day, .* and replaces: "([0-9a-f]{12})" \[correction\]$')
GONE = re.compile(r"permalinks\.txt:\d+:1: (\S+) must resolve, but (\S+) is gone; .* \[published-id\]$")


@pytest.fixture
def copy(published, tmp_path):
    """Give a copy of what was published, without its site: most of the files, which no check looks at."""
    return shutil.copytree(published, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))


@pytest.fixture
def whole(published, copy):
    """Give the same with its site."""
    shutil.copytree(published / "site", copy / "site")
    return copy


def remove_claim(folder, file, claim):
    """Take a claim out of its file."""
    path = folder / "sources" / "claims" / file
    text = path.read_text(encoding="utf-8")
    start = text.index(f"- id: {claim}\n")
    end = text.find("\n- id: ", start)
    path.write_text(text[:start] + (text[end + 1 :] if end > 0 else ""), encoding="utf-8")


def delete_a_claim(folder):
    """Take a claim back."""
    remove_claim(folder, "wexford-1998.yml", "w4")
    edit(folder / "sources/questions/beginnings.yml", "claims: [w3, w4]", "claims: [w3]")


def rename_a_question(folder):
    """Give a question another id."""
    edit(folder / "sources/questions/size.yml", "- id: how-tall", "- id: how-high")
    edit(folder / "sources/findings/findings.yml", "questions: [how-tall]", "questions: [how-high]")


def move_a_claim(folder):
    """Let a claim answer another question."""
    questions = folder / "sources/questions/size.yml"
    edit(questions, "claims: [t1, t2]", "claims: [t1]")
    edit(questions, "Counted 139; was told that there were more before.", "Counted 139.")
    before, _, after = questions.read_text(encoding="utf-8").rpartition(
        "tanaka-2015: {silent: true, short: Does not address this., brief: Does not address this}"
    )
    moved = (
        f"{before}tanaka-2015: {{claims: [t2], short: Reports that there were more steps., brief: More before}}{after}"
    )
    questions.write_text(moved, encoding="utf-8")
    edit(questions, "kind: neither\n    says: No article answers; a reader comment does.",
         "kind: one-sided\n    says: Only Tanaka answers.")  # fmt: skip


def split_a_topic(folder):
    """Make two topics of one."""
    edit(
        folder / "sources/topics/topics.yml",
        '- {id: size, title: How big it is, scope: "Height and stairs: what is measured, and from where to where.", also: [dimensions, how big], order: 1}',  # noqa: E501
        "- {id: height, title: Height, scope: What is measured., order: 1}\n"
        "- {id: steps, title: Stairs, scope: What is counted., order: 3}",
    )
    questions = folder / "sources/questions/size.yml"
    edit(questions, "topic: size", "topic: steps")
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace("topic: steps", "topic: height", 1), encoding="utf-8")


def rename_a_person(folder):
    """Give a voice another id."""
    edit(folder / "sources/people/people.yml", "id: brass-plate", "id: plate-above-the-door")
    edit(folder / "sources/claims/tanaka-2015.yml", "brass-plate]", "plate-above-the-door]")


def redact_a_claim(folder):
    """Remove a claim and the person that it accuses."""
    remove_claim(folder, "adeyemi-2007-comments.yml", "ac2")
    edit(folder / "sources/questions/size.yml", "comments: [ac2]", "comments: [ac3]")
    edit(folder / "sources/events/events.yml", "claims: [ac1, ac2]", "claims: [ac1]")
    people = folder / "sources/people/people.yml"
    text = people.read_text(encoding="utf-8")
    people.write_text(
        "".join(line for line in text.splitlines(keepends=True) if "jonas-vik" not in line), encoding="utf-8"
    )


CASES = {
    "delete-a-claim": (
        delete_a_claim,
        {"claim/w4": "kind: withdrawn, reason: It says what w3 says."},
        ["question/what-stone"],
    ),
    "rename-a-question": (
        rename_a_question,
        {"question/how-tall": "kind: renamed, successors: [question/how-high]"},
        [],
    ),
    "move-a-claim": (move_a_claim, {}, ["question/how-many-steps", "question/why-counts-differ"]),
    "split-a-topic": (
        split_a_topic,
        {"topic/size": "kind: split, successors: [topic/height, topic/steps]"},
        [],
    ),
    "rename-a-person": (
        rename_a_person,
        {"person/brass-plate": "kind: renamed, successors: [person/plate-above-the-door]"},
        ["claim/t3"],
    ),
    "redact-a-claim": (redact_a_claim, {"claim/ac2": "kind: redacted"}, ["question/why-counts-differ"]),
}
"""What an editor does; how the end of each record that is then gone is recorded; what else has changed."""


def prove(folder):
    """Prove the anchors again, as an editor who has changed claims does."""
    done = synopsis("quotes", *of(folder), "--texts", LIGHTHOUSE / "texts", "--write", "--on", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "")


def mend(folder, stderr, endings):
    """Add the corrections for which the messages ask."""
    lines = []
    for line in stderr.splitlines():
        number = len((folder / "sources/corrections/corrections.yml").read_text(encoding="utf-8")) + len(lines)
        head = f"- {{id: mended-{number}, on: 2026-11-22"
        if match := CHANGED.search(line):
            record, state = match.groups()
            texts = "kind: wording, before: What stood there., after: What stands there., reason: It was wrong."
            lines.append(f'{head}, record: {record}, {texts}, replaces: "{state}"}}\n')
        elif match := GONE.search(line):
            lines.append(f"{head}, record: {match[2]}, {endings[match[2]]}}}\n")
    with (folder / "sources/corrections/corrections.yml").open("a", encoding="utf-8") as file:
        file.writelines(lines)


@pytest.mark.parametrize(("change", "endings", "changed"), CASES.values(), ids=CASES)
def test_caught_and_mended(copy, change, endings, changed):
    """What would break a citation is refused by record and path, and held once the message is followed."""
    change(copy)
    prove(copy)

    caught = ran("check", copy)

    found = [match for line in caught.stderr.splitlines() for match in [GONE.search(line)] if match]
    paths = {name: f"/{name.replace('/', 's/').replace('persons', 'voices')}/" for name in endings}
    assert {match[2]: match[1] for match in found} == paths
    asked = [match[1] for line in caught.stderr.splitlines() for match in [CHANGED.search(line)] if match]
    assert sorted(asked) == sorted(changed)
    assert len(caught.stderr.splitlines()) == len(endings) + len(changed)
    assert caught.returncode == 1
    mend(copy, caught.stderr, endings)
    assert (ran("check", copy).stderr, ran("check", copy).returncode) == ("", 0)


@pytest.fixture(scope="session")
def mended(published, tmp_path_factory):
    """Do all of it in one register, follow the messages, build."""

    def make(folder):
        shutil.copytree(published, folder, dirs_exist_ok=True)
        for change, _, _ in CASES.values():
            change(folder)
        prove(folder)
        endings = {name: how for _, ends, _ in CASES.values() for name, how in ends.items()}
        mend(folder, ran("check", folder).stderr, endings)
        ledger = (folder / "sources/permalinks.txt").read_bytes()
        built = synopsis("build", *of(folder), **IN_THE_WORKFLOW)
        assert (built.returncode, built.stderr) == (0, "")
        assert (folder / "sources/permalinks.txt").read_bytes() == ledger

    return made_once(tmp_path_factory, "mended", make)


def html(folder, path):
    """Read a page of the built site."""
    return parse((folder / "site" / path / "index.html").read_text(encoding="utf-8"))


def words(element):
    """Give the text of an element as it is read."""
    return " ".join("".join(element.itertext()).split())


def data(folder, path):
    """Read a data file of the built site."""
    return json.loads((folder / "site" / path).read_text(encoding="utf-8"))


def test_every_published_path_resolves(mended):
    """Whatever was published is still there: pages and the files beside them."""
    paths = read_ledger(mended / "sources/permalinks.txt", "permalinks.txt").paths

    missing = [path for path in paths if not (mended / "site" / f"{path}index.html".lstrip("/")).is_file()
               and not (mended / "site" / path.lstrip("/")).is_file()]  # fmt: skip

    assert len(paths) > 100
    assert missing == []


def test_withdrawn(mended):
    """A withdrawn claim keeps a page with id, day and reason; its data file says so in its first key."""
    body = words(html(mended, "claims/w4").find(f"{XHTML}body"))

    for said in ("Withdrawn: claim w4", "claim/w4", "22 November 2026", "It says what w3 says."):
        assert said in body
    assert next(iter(data(mended, "claims/w4/index.json").items())) == ("status", "withdrawn")
    assert "brought by boat from the quarry" not in body


@pytest.mark.parametrize(
    ("path", "target", "label"),
    [
        pytest.param("questions/how-tall", "questions/how-high", "How tall is the lighthouse?", id="question"),
        pytest.param("voices/brass-plate", "voices/plate-above-the-door", "a brass plate above the door", id="person"),
    ],
)
def test_moved(mended, path, target, label):
    """A renamed record leads on at once, for readers, for programs and with scripts off."""
    page = html(mended, path)

    (refresh,) = [meta for meta in page.iter(f"{XHTML}meta") if meta.get("http-equiv") == "refresh"]
    (canonical,) = [link for link in page.iter(f"{XHTML}link") if link.get("rel") == "canonical"]
    (link,) = page.iter(f"{XHTML}a")
    assert refresh.get("content") == f"0; url=../{target.partition('/')[2]}/"
    assert canonical.get("href") == f"{HOST}{target}/"
    assert (link.get("href"), words(link)) == (f"../{target.partition('/')[2]}/", label)
    found = data(mended, f"{path}/index.json")
    assert next(iter(found)) == "status"
    assert [place["url"] for place in found["successors"]] == [f"{HOST}{target}/"]
    assert f"{HOST}{target}/" in (mended / "site" / path / "cite.bib").read_text(encoding="utf-8")


def test_split(mended):
    """A topic that became two names both."""
    links = {words(link): link.get("href") for link in html(mended, "topics/size").iter(f"{XHTML}a")}

    assert (links["Height"], links["Stairs"]) == ("../height/", "../steps/")
    assert data(mended, "topics/size/index.json")["status"] == "split"


def everything(folder):
    """Give every text of the site and of the generated pages, those of the search among them."""
    for path, content in {**tree(folder / "site"), **tree(folder / "docs")}.items():
        yield path, content
        if content[:2] == b"\x1f\x8b":
            yield path, gzip.decompress(content)


def test_redacted(mended, published):
    """Of a redacted claim the fact of removal stays, and no word anywhere: pages, data, feeds, search."""
    marks = (b"please the visitors", b"Jonas Vik")
    said = {mark for _, content in everything(published) for mark in marks if mark in content}

    left = [(path, mark) for path, content in everything(mended) for mark in marks if mark in content]

    assert said == set(marks)
    assert left == []
    assert "Redacted: claim ac2" in words(html(mended, "claims/ac2"))
    found = data(mended, "claims/ac2/index.json")
    assert (found["status"], found["on"], found["reason"], found["successors"]) == ("redacted", "2026-11-22", "", [])


def test_corrections_are_listed(mended):
    """Every correction stands on the page of corrections with day, kind and both texts, word by word."""
    page = html(mended, "corrections")
    listed = [item for item in page.iter(f"{XHTML}article") if item.get("class") == "correction"]

    first = next(item for item in listed if item.get("id") == "correction-c1")
    assert len(listed) == 1 + 5 + 4
    assert [words(item) for item in first.iter(f"{XHTML}del")] == ["30", "tall."]
    assert [words(item) for item in first.iter(f"{XHTML}ins")] == ["31", "tall, from the rock to the tip of the vane."]
    assert "The number was read wrongly." in words(first)


def test_a_page_shows_its_own_corrections(mended):
    """A corrected page says how often and when last, and shows what changed."""
    corrected, clean = html(mended, "claims/w2"), html(mended, "claims/w1")

    assert "1 correction, the last on 21 November 2026." in words(corrected)
    assert [words(item) for item in corrected.iter(f"{XHTML}del")] == ["30", "tall."]
    assert "Corrections of this page" not in words(clean)


def test_feeds(mended):
    """Both feeds list every correction and question, with their days; no word of an accusation stands in them."""
    atom = ET.fromstring((mended / "site/feed.atom").read_bytes())  # noqa: S314 -- our own
    name = "{http://www.w3.org/2005/Atom}"
    items = data(mended, "feed.json")["items"]

    assert [entry.findtext(f"{name}id") for entry in atom.iter(f"{name}entry")] == [item["id"] for item in items]
    updated = [entry.findtext(f"{name}updated") for entry in atom.iter(f"{name}entry")]

    assert updated == [item["date_modified"] for item in items]
    assert len(set(updated)) > 1
    assert len({item["id"] for item in items}) == len(items) == 10 + 6
    built_on = f"{IN_THE_WORKFLOW['EDITION_DAY']}T00:00:00Z"
    assert items[-1]["date_modified"] < items[0]["date_modified"] == built_on
    assert atom.findtext(f"{name}updated") == built_on


@pytest.mark.parametrize("path", ["", "claims/w1", "claims/w4", "corrections"])
def test_feeds_are_announced(mended, path):
    """Every page names both feeds, that in JSON not as `alternate` alone: that would be another form of the page."""
    links = [link for link in html(mended, path).iter(f"{XHTML}link") if "alternate" in link.get("rel", "").split()]

    up = "../" * len(path.split("/")) if path else ""
    assert [(link.get("type"), link.get("href"), link.get("hreflang")) for link in links] == [
        ("application/atom+xml", f"{up}feed.atom", None),
        ("application/feed+json", f"{up}feed.json", None),
    ]
    assert [link.get("rel") for link in links] == ["alternate", "alternate feed"]


@pytest.mark.parametrize("path", ["claims/w4", "claims/ac2", "topics/size", "questions/how-tall"])
def test_what_is_gone_is_not_searched(mended, path):
    """Search engines are told to leave out what stands in place of a record."""
    robots = [meta.get("content") for meta in html(mended, path).iter(f"{XHTML}meta") if meta.get("name") == "robots"]

    assert robots == ["noindex"]


def test_a_material_edit_asks_each_time(copy):
    """A changed figure asks for a correction; once published, the next change asks again."""
    claims = copy / "sources/claims/adeyemi-2007.yml"
    edit(claims, "counts: height from the doorstep to the gallery", "counts: height from the step to the gallery")

    first = ran("check", copy)
    mend(copy, first.stderr, {})
    built, published = ran("build", copy), publish(copy)
    edit(claims, "counts: height from the step to the gallery", "counts: height from the door to the gallery")
    second = ran("check", copy)

    assert [CHANGED.search(line)[1] for line in first.stderr.splitlines()] == ["claim/a3"]
    assert (built.stderr, published.stderr) == ("", "")
    assert published.stdout.splitlines()[1:4] == ["  new: 1 corrections", "  changed: 1 claims", "  redacted: none"]
    assert [CHANGED.search(line)[1] for line in second.stderr.splitlines()] == ["claim/a3"]
    assert CHANGED.search(second.stderr.strip())[2] != CHANGED.search(first.stderr.strip())[2]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("claims/adeyemi-2007.yml", "The heading above it prints", "The heading above prints", id="remark"),
        pytest.param("questions/size.yml", "claims: [t6, t5]", "claims: [t5, t6]", id="order-of-claims"),
        pytest.param("questions/size.yml", "order: 2", "order: 5", id="order"),
        pytest.param("documents/documents.yml", "note: Read whole.", "note: All was read.", id="note"),
        pytest.param(
            "findings/findings.yml", "questions: [when-lit]", "questions: [when-lit, how-many-steps]", id="use"
        ),
    ],
)
def test_what_is_not_material(copy, file, old, new):
    """Order, remarks and new uses ask for nothing."""
    edit(copy / "sources" / file, old, new)

    done = ran("check", copy)

    assert (done.returncode, done.stderr) == (0, "")


def test_publishing_again_changes_nothing(whole):
    """Publishing what was published leaves the ledger as it is; the site says of which publication it is."""
    before, told = (whole / "sources/permalinks.txt").read_bytes(), (whole / "site/publication.json").read_bytes()
    (whole / "site/publication.json").unlink()

    done = publish(whole)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing to record since publication 1 of 2026-11-22 (")
    assert (whole / "sources/permalinks.txt").read_bytes() == before
    assert (whole / "site/publication.json").read_bytes() == told


def test_publishing_another_register(whole):
    """A site that was not built from the register as it is now is not published: its sums would be those of others."""
    edit(whole / "sources/topics/topics.yml", "title: How big it is", "title: How large it is")
    state = CHANGED.search(ran("check", whole).stderr.strip())[2]
    with (whole / "sources/corrections/corrections.yml").open("a", encoding="utf-8") as file:
        file.write(
            f'- {{id: c2, on: 2026-11-22, record: topic/size, kind: wording, before: big, after: large, reason: "It is '
            f'clearer.", replaces: "{state}"}}\n'
        )
    before = (whole / "sources/permalinks.txt").read_bytes()

    checked, done = ran("check", whole), publish(whole)

    assert (checked.returncode, checked.stderr) == (0, "")
    assert done.stderr == (
        "site/data/register.json:0:0: must be of the register as it is now, not of another one or at another address; "
        "build the site again [site-record]\n"
    )
    assert done.returncode == 1
    assert (whole / "sources/permalinks.txt").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "reason: The number was read wrongly.",
            "reason: It was wrong.",
            "corrections.yml:2:3: correction/c1 must be as it was published at /corrections/#correction-c1; ",
            id="changed",
        ),
        pytest.param(
            "id: c1",
            "id: c2",
            ":1: /corrections/#correction-c1 must resolve, but correction/c1 is gone; ",
            id="gone",
        ),
    ],
)
def test_a_published_correction_stays(copy, old, new, message):
    """A published correction that vanishes or says something else is refused by its name."""
    edit(copy / "sources/corrections/corrections.yml", old, new)

    done = ran("check", copy)

    (line,) = done.stderr.splitlines()
    assert message in line
    assert done.returncode == 1


def test_a_renamed_voice(copy):
    """Another name of a voice asks for one correction, of the person, in however many claims it speaks."""
    edit(copy / "sources/people/people.yml", "name: Harbour Office", "name: Harbour Authority")

    done = ran("check", copy)

    asked = [CHANGED.search(line)[1] for line in done.stderr.splitlines()]
    assert asked == ["person/harbour-office"]


def test_publishing_at_nobodys_address(published, tmp_path):
    """Under the placeholder of the settings nothing is published."""
    copy = shutil.copytree(published, tmp_path / "copy")
    (copy / "sources/permalinks.txt").unlink()

    done = synopsis("publish", *of(copy), "--on", "2026-11-29")

    assert done.stderr == (
        "mkdocs.yml:0:0: site_url must be the address at which the site stays, not one at 'lights.example.org': "
        "nothing stays at names with example, invalid, local, localhost, test, numbers, or names without a dot "
        "[placeholder-host]\n"
    )
    assert done.returncode == 1
    assert not (copy / "sources/permalinks.txt").exists()


def test_a_page_that_is_no_records(whole):
    """A published page of prose that is gone stops the build by its path."""
    file = whole / "sources/permalinks.txt"
    before = read_ledger(file, "permalinks.txt")
    paths = {line.path: line.fingerprint for line in before.lines} | {"/about/tower.pdf": "", "/zebra/": ""}
    file.write_text(appended(before, paths, Occasion(date(2026, 11, 23), HOST)).text, encoding="utf-8")
    edit(whole / "sources/site.yml", "publisher:", f"published: {HOST}\npublisher:")

    done = ran("build", whole)

    assert done.stderr.splitlines() == [
        "site/about/tower.pdf:0:0: must exist, because '/about/tower.pdf' is to resolve [site-record]",
        "site/zebra/index.html:0:0: must exist, because '/zebra/' is to resolve [site-record]",
    ]
    assert done.returncode == 1


def test_a_published_page_that_was_emptied(copy):
    """A page of prose that says nothing any more is refused before anything is built, once it was published."""
    page = copy / "docs/about/index.md"
    page.write_text(page.read_text(encoding="utf-8").partition("\n# ")[0] + "\n# About\n", encoding="utf-8")

    done = ran("check", copy)

    assert [line.partition(" letters")[0] for line in done.stderr.splitlines()] == [
        "docs/about/index.md:1:0: page must have at least 80"
    ]
    assert done.returncode == 1


# the ledger


def ledger_of(folder):
    """Read the ledger of a copy."""
    return read_ledger(folder / "sources/permalinks.txt", "sources/permalinks.txt")


def test_of_what_was_redacted_no_sum_stays(mended, tmp_path):
    """Publishing a redaction closes the sums of what was redacted and of what changed with it, and no other."""
    copy = shutil.copytree(mended, tmp_path / "copy")
    before = {line.path: line.fingerprint for line in ledger_of(copy).lines}

    done = publish(copy)

    text = (copy / "sources/permalinks.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert ledger_of(copy).problems == ()
    assert "  redacted: 3 claims, 1 people, 4 questions, 1 topics" in done.stdout
    assert [before[path] in text for path in ("/claims/ac2/", "/questions/why-counts-differ/")] == [False, False]
    assert [before[path] in text for path in ("/claims/w1/", "/corrections/#correction-c1")] == [True, True]


def test_no_history_keeps_what_was_redacted(mended, tmp_path):
    """The branch of the ledger begins anew where sums were closed, in the workflow's own step."""
    host = Host(tmp_path, mended)
    before = host.put(ledger_of(mended))

    done, output = host.record()

    assert (done.returncode, output) == (0, "site=site-77-1\n"), done.stderr
    assert host.git(host.bare, "rev-list", "--count", "ledger") == "1"
    assert host.branches()["ledger"] != before
    assert host.ledger().problems == ()
    assert host.ledger().digests > ledger_of(mended).digests


def test_trying_it_out(mended, tmp_path):
    """`publish --dry-run` says the same and writes nothing; `--list` names each path behind the counts by kind."""
    copy = shutil.copytree(mended, tmp_path / "copy")
    before = tree(copy)

    tried = publish(copy, "2026-11-29", "--dry-run", "--list")

    assert tree(copy) == before
    said = tried.stdout.splitlines(keepends=True)
    listed = [line.strip() for line in said if line.startswith("    /")]
    counted = [
        int(count)
        for line in said
        if re.match("  (new|changed|redacted): ", line)
        for count in re.findall(r"\d+", line)
    ]
    assert listed
    assert len(listed) == sum(counted)
    assert (tried.returncode, tried.stderr) == (0, "")
    assert "".join(line for line in said if not line.startswith("    /")) == publish(copy).stdout


def test_the_site_says_of_which_publication_it_is(whole):
    """The built site names the publication of the ledger; another one in its place is refused, and a copy tells it."""
    (head,) = ledger_of(whole).heads
    file = whole / "site/publication.json"
    told = json.loads(file.read_bytes())

    good, copied_site = ran("verify", whole), synopsis("verify", "--copy", whole / "site")
    file.write_text(file.read_text(encoding="utf-8").replace(head.digest, "0" * 64), encoding="utf-8")
    other = ran("verify", whole)
    file.write_text("{}", encoding="utf-8")
    none = synopsis("verify", "--copy", whole / "site")

    assert (told["number"], told["sha256"], told["on"], told["site_url"]) == (1, head.digest, "2026-11-22", HOST)
    assert (good.returncode, good.stderr, copied_site.returncode, copied_site.stderr) == (0, "", 0, "")
    assert f"It says that it is of publication 1 of 2026-11-22 ({head.digest[:12]})." in copied_site.stdout
    assert other.stderr == (
        "site/publication.json:0:0: must name a publication of the ledger, not publication 1 of 2026-11-22 "
        "(000000000000); fetch the ledger again: make ledger [ledger]\n"
    )
    assert none.stderr.startswith("site/publication.json:0:0: must be as `publish` writes it: number, sha256, on")
    assert (other.returncode, none.returncode) == (1, 1)


def taken_out(text):
    """Take the line of a claim out of a ledger."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("/claims/w4/\t"))


def without_sum(text):
    """Take the sum of a claim out of a ledger."""
    return re.sub(r"(?m)^(/claims/w4/)\t.*$", r"\1\t-", text)


@pytest.mark.parametrize("change", [taken_out, without_sum, lambda _: ""], ids=["line", "sum", "emptied"])
@pytest.mark.parametrize("command", ["check", "build", "publish"])
def test_a_ledger_that_was_changed(whole, command, change):
    """A line, a sum or everything taken out of the ledger is refused by every command, with the way to mend it."""
    file = whole / "sources/permalinks.txt"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    done = ran(command, whole, *(["--unasked", "--on", "2026-11-29"] if command == "publish" else []))

    (line,) = done.stderr.splitlines()
    assert re.search(r"permalinks\.txt:[01]:[01]: .*; fetch the ledger again: make ledger \[ledger\]$", line)
    assert done.returncode == 1


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_wrong_address_is_told_before_anything_is_built(whole, command):
    """An address without a slash, one of nobody, one that is not the ledger's: each is refused at once."""
    options = ["--to-publish"] if command == "check" else []
    before = tree(whole)

    slash = synopsis(command, *of(whole), *options, SITE_URL=HOST.removesuffix("/"))
    nobody = synopsis("check", *of(whole), "--to-publish", SITE_URL="https://lights.example.org/")
    other = synopsis(command, *of(whole), *options, SITE_URL="https://other-lights.org/")

    assert slash.stderr.startswith("SITE_URL:0:0: site_url must begin with http:// or https://, name a host")
    assert nobody.stderr.startswith("SITE_URL:0:0: site_url must be the address at which the site stays, not one at ")
    assert other.stderr.startswith(f"SITE_URL:0:0: site_url must be '{HOST}', at which the ledger ")
    assert [ran.returncode for ran in (slash, nobody, other)] == [1, 1, 1]
    assert tree(whole) == before


def test_a_lost_ledger(copy):
    """A site that says that it is published, and whose ledger is gone, is not published as if for the first time."""
    (copy / "sources/permalinks.txt").unlink()
    edit(copy / "sources/site.yml", "publisher:", f"published: {HOST}\npublisher:")

    here, fork = ran("check", copy), synopsis("check", *of(copy), SITE_URL="https://other-lights.org/")

    assert re.search(
        r"permalinks\.txt:0:0: ledger must be there, because the site is published at .* \[ledger\]$", here.stderr
    )
    assert (here.returncode, fork.returncode, fork.stderr) == (1, 0, "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param([], "publish:0:0: day of publication must be given, by --on YYYY-MM-DD or by", id="none"),
        pytest.param(["--on", "2026-11-21"], "day must not be before 2026-11-22, that of the last", id="before"),
    ],
)
def test_the_day_of_a_publication(whole, options, message):
    """A publication has a day, and none before the last one."""
    done = ran("publish", whole, "--unasked", *options)

    assert message in done.stderr
    assert done.returncode == 1
