import os

import pytest

from hostile import HEAD, LISTED
from lighthouse import LIGHTHOUSE, copied, of, synopsis, the_pages
from synopsis.languages.interface import ENGLISH
from synopsis.page import FINISHED
from synopsis.register.problems import Rule
from synopsis.site import hand_written
from synopsis.site.assets import assets
from synopsis.site.docs_manifest import checksum, write_manifest
from synopsis.site.hand_written.emptied import emptied

PAGE = "about/index.md"


@pytest.fixture
def docs(tmp_path):
    """Name a folder of pages, which no build has written to."""
    return tmp_path / "docs"


def put(docs, path, content):
    """Write a file as somebody would."""
    (docs / path).parent.mkdir(parents=True, exist_ok=True)
    (docs / path).write_bytes(content if isinstance(content, bytes) else content.encode())


def of_page(docs, body, head=HEAD):
    """Say what is wrong with a page."""
    put(docs, PAGE, head + body)
    return [str(problem) for problem in hand_written.unlisted(docs)]


# its HTML


def test_what_pages_need_is_taken(docs):
    """Headings, lists, tables, code, pictures and links of Markdown pass, and so do the pages of both registers."""
    assert of_page(docs, LISTED) == []
    assert hand_written.unlisted(LIGHTHOUSE / "docs") == []
    assert hand_written.unlisted(LIGHTHOUSE.parents[2] / "docs") == []


@pytest.mark.parametrize(
    ("body", "named"),
    [
        pytest.param('<script src="evil.js"></script>', "'script'", id="script-of-the-site"),
        pytest.param('<script type="module" src="evil.js"></script>', "'script'", id="module"),
        pytest.param('<script data-src="x">x</script>', "'script'", id="script-as-data"),
        pytest.param("<SCRIPT>x</SCRIPT >", "'script'", id="upper-case"),
        pytest.param('<link rel="stylesheet" href="x.css">', "'link'", id="style-sheet"),
        pytest.param("<style>p { color: red }</style>", "'style'", id="style"),
        pytest.param('<meta name="referrer" content="unsafe-url">', "'meta'", id="referrer"),
        pytest.param('<meta http-equiv="refresh" content="0;x">', "'meta'", id="refresh"),
        pytest.param('<base href="x">', "'base'", id="base"),
        pytest.param('<iframe srcdoc="x"></iframe>', "'iframe'", id="frame"),
        pytest.param('<object data="x"></object>', "'object'", id="object"),
        pytest.param('<form action="x"><input></form>', "'form'", id="form"),
        pytest.param("<title>x</title>", "'title'", id="title"),
        pytest.param("<plaintext>", "'plaintext'", id="plaintext"),
        pytest.param("<xmp>x</xmp>", "'xmp'", id="xmp"),
        pytest.param("<textarea>", "'textarea'", id="textarea"),
        pytest.param("<template><script>x</script></template>", "'template'", id="template"),
        pytest.param('<noscript><p title="</noscript><img src=x onerror=x>">', "'noscript'", id="noscript"),
        pytest.param('<svg><a xlink:href="javascript:x">x</a></svg>', "'svg'", id="svg"),
        pytest.param("<math><mtext><mglyph></mglyph></mtext></math>", "'math'", id="math"),
        pytest.param("<custom-element>x</custom-element>", "'custom-element'", id="custom-element"),
        pytest.param('<video src="x"></video>', "'video'", id="video"),
        pytest.param('<a href="x" referrerpolicy="unsafe-url">x</a>', "'referrerpolicy'", id="sends-an-address"),
        pytest.param('<a href="https://e.org" rel="opener">x</a>', "'rel'", id="opener"),
        pytest.param("[x](https://e.org){: target=_blank }", "'target'", id="target-by-markdown"),
        pytest.param('<a href="x" ping="https://e.org">x</a>', "'ping'", id="ping"),
        pytest.param('<a href="x" download>x</a>', "'download'", id="download"),
        pytest.param('<p nonce="x">x</p>', "'nonce'", id="nonce"),
        pytest.param('<p style="x:y">x</p>', "'style'", id="style-attribute"),
        pytest.param('<p class="md-overlay">x</p>', "'class'", id="class"),
        pytest.param("<p data-search-open>x</p>", "'data-search-open'", id="what-our-scripts-look-for"),
        pytest.param("<p aria-hidden=true>x</p>", "'aria-hidden'", id="hidden-from-some"),
        pytest.param("<p hidden>x</p>", "'hidden'", id="hidden"),
        pytest.param("<p contenteditable autofocus onfocus=x>x</p>", "'onfocus'", id="handler"),
        pytest.param("## X {: onclick=x }", "'onclick'", id="handler-by-markdown"),
        pytest.param('<img src="a.png" alt="x" srcset="https://e.org/b.png 2x">', "'srcset'", id="other-pictures"),
        pytest.param('<img src="https://e.org/a.png" alt="x">', "'https://e.org/a.png'", id="picture-of-elsewhere"),
        pytest.param("![x](data:image/svg+xml,x)", "'data:image/svg+xml,x'", id="picture-as-data"),
        pytest.param("![x](a.svg)", "'a.svg'", id="picture-of-a-kind-that-may-run"),
        pytest.param("![x](a.png?from=here)", "'a.png?from=here'", id="picture-with-a-query"),
        pytest.param("[x](javascript:x)", "'javascript:x'", id="address-that-runs"),
        pytest.param('<a href="&#106;ava&Tab;script&colon;x">x</a>', "'java", id="entities"),
        pytest.param("[x]: vbscript:x\n\n[x]", "'vbscript:x'", id="address-given-below"),
        pytest.param("[x](data:text/html,x)", "'data:text/html,x'", id="address-of-data"),
        pytest.param("<!-- a secret -->", "no comment", id="comment"),
        pytest.param("<![CDATA[x]]>", "no comment", id="cdata"),
        pytest.param("<?php x ?>", "no comment", id="instruction"),
        pytest.param("</article>", "'end-tag-too-early article'", id="ends-the-article"),
        pytest.param("<ul><li>x</ul></main><p>y</p><main>", "what stands around", id="out-of-the-page"),
        pytest.param('<p id="a" id="b">x</p>', "'duplicate-attribute", id="attribute-twice"),
        pytest.param("[TOC]", "'div'", id="table-of-contents"),
        pytest.param(f"{FINISHED}\n\n<div><script>x</script></div>", "'script'", id="passed-off-as-generated"),
    ],
)
def test_what_is_not_listed_is_refused(docs, body, named):
    """An element, attribute or address that is not listed, in any disguise, is named with its page."""
    problems = of_page(docs, body)

    assert any(named in problem for problem in problems), problems
    assert all(problem.startswith("docs/about/index.md:") for problem in problems)
    assert all(problem.endswith("[hand-written]") for problem in problems)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param("bri\u200bdge", "visible characters, not the invisible character U+200B", id="typed"),
        pytest.param("bri&ZeroWidthSpace;dge", "visible characters, not the invisible character U+200B", id="named"),
        pytest.param("x &#x202e;y", "visible characters, not the bidirectional control U+202E", id="numbered"),
        pytest.param("br\u0456dge", "each word must be of one script, not 'br\u0456dge' of ", id="two-scripts"),
        pytest.param("br&#1110;dge", "each word must be of one script, not 'br\u0456dge' of ", id="two-by-a-number"),
        pytest.param('<abbr title="br&#1110;dge">x</abbr>', "each word must be of one script", id="in-an-attribute"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_no_letter_is_another_than_it_looks(docs, typed, message, end):
    """A sign that nobody sees, or a word of two scripts, is refused in its line, typed or by its number."""
    (problem,) = of_page(docs, f"# About {{ #about }}\n\nBefore.\n\nAnd {typed}\n".replace("\n", end))

    assert problem.startswith("docs/about/index.md:9:")
    assert message in problem
    assert problem.endswith("[character]")


def test_the_place_is_that_of_the_markdown(docs):
    """Line and column are those of the file that an editor opens."""
    (problem,) = of_page(docs, 'Text\n\nmore <a href="x" referrerpolicy="unsafe-url">x</a>\n')

    assert problem.startswith("docs/about/index.md:7:18: a must have no attribute 'referrerpolicy', but dir href id")


# what stands above it


@pytest.mark.parametrize(
    ("head", "message"),
    [
        pytest.param("", ":1:1: must begin with ---", id="none"),
        pytest.param("Title: x\n\n", ":1:1: must begin with ---", id="another-form"),
        pytest.param("---\ntitle: A\n---\n", ":1:1: front matter must give description once", id="one"),
        pytest.param(HEAD.replace("desc", "template: ../x.html\ndesc"), ":3:11: front matter must give", id="template"),
        pytest.param(HEAD.replace("desc", "head: {a: b}\ndesc"), ":3:7: front matter must give", id="head"),
        pytest.param(HEAD.replace("desc", "title: B\ndesc"), "front matter must give title once", id="twice"),
        pytest.param(HEAD.replace("A page", "</title><script>x</script>"), ":2:8: title must have no <", id="markup"),
        pytest.param(HEAD.replace("A page", "'&lt;script&gt;'"), ":2:8: title must have no <", id="entity"),
        pytest.param(
            HEAD.replace("Of ours.", '\'"><meta name="referrer" content="unsafe-url\''),
            ":3:14: description must have no <",
            id="out-of-the-attribute",
        ),
        pytest.param(HEAD.replace("A page", "[a]"), ":2:8: title must be text", id="list"),
        pytest.param(HEAD.replace("A page", "1992"), ":2:8: title must be text", id="number"),
        pytest.param(HEAD.replace("A page", "!!python/object/apply:os.abort []"), "title must be text", id="tag"),
        pytest.param(HEAD.replace("A page", "[a"), ":3:12: front matter must be YAML, not 'expected", id="syntax"),
        pytest.param("---\n- a\n---\n", "must give title once, not 0 times", id="list-of-all"),
    ],
)
def test_front_matter_gives_title_and_description(docs, head, message):
    """The theme prints both as they are, so that neither may be markup; nothing else may be given."""
    problems = of_page(docs, "# A\n", head)

    assert any(message in problem for problem in problems), problems


@pytest.mark.parametrize("content", [HEAD.encode() + b"\xff", HEAD.encode() + "a\u202eb".encode()])
def test_a_page_is_text_that_can_be_read(docs, content):
    """Another encoding and marks that nobody sees are refused with their place."""
    put(docs, PAGE, content)

    assert {problem.rule for problem in hand_written.unlisted(docs)} <= {Rule.ENCODING, Rule.CHARACTER}
    assert hand_written.unlisted(docs)


def test_line_ends_do_not_matter(docs):
    """A checkout with the line ends of Windows is no other page."""
    put(docs, PAGE, (HEAD + LISTED).replace("\n", "\r\n"))

    assert hand_written.unlisted(docs) == []


# which files


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("about/a.png", b"\x89PNG\r\n\x1a\n..."),
        ("about/a.jpeg", b"\xff\xd8\xff\xe0"),
        ("about/a.webp", b"RIFF....WEBP"),
        ("about/paper.pdf", b"%PDF-1.7\n"),
        ("about/note.txt", "Notes.\n"),
        ("about/a.csv", "a,b\n"),
        (".well-known/x.html", "MkDocs leaves it out"),
    ],
)
def test_documents_and_pictures_are_taken(docs, path, content):
    """Beside pages there may be kinds of file in which no browser runs anything."""
    put(docs, path, content)

    assert hand_written.unlisted(docs) == []


@pytest.mark.parametrize(
    "name",
    [
        *("x.js", "x.mjs", "x.htm", "x.html", "x.xhtml", "x.shtml", "x.svg", "x.xml", "x.css", "x.wasm", "x.swf"),
        *("x.json", "x.PNG", "x.markdown", "x", "x.md.html", "x.svgz", "x.zip", "main.html"),
    ],
)
def test_other_kinds_are_refused(docs, name):
    """A kind that is not listed is refused, known to be harmful or not."""
    put(docs, f"about/{name}", "x")

    (problem,) = hand_written.unlisted(docs)

    assert str(problem).startswith(f"docs/about/{name}:0:0: must be one of .csv .jpeg .jpg .md .pdf .png .txt .webp")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".pdf"])
def test_a_kind_is_known_by_its_beginning(docs, suffix):
    """A file that says by its name to be a picture is one."""
    put(docs, f"about/x{suffix}", "<script>x</script>")

    assert "must begin as every" in str(hand_written.unlisted(docs)[0])


def test_links_and_pipes_are_refused(docs):
    """What leads elsewhere would be published from there."""
    put(docs, PAGE, HEAD)
    (docs / "about/a.txt").symlink_to("/etc/hostname")
    (docs / "more").symlink_to("/etc")
    (docs / ".generated.json").symlink_to("/etc/hostname")
    os.mkfifo(docs / "about/pipe.txt")

    found = [str(problem) for problem in hand_written.unlisted(docs)]

    assert sorted(one.partition(":")[0] for one in found) == [
        "docs/.generated.json",
        "docs/about/a.txt",
        "docs/about/pipe.txt",
        "docs/more",
    ]


# folders of the generator


def test_the_folders_are_those_in_which_the_generator_writes():
    """Each folder of a generated page is for generated pages alone, but where pages of both stand side by side."""
    paths = [*the_pages(), *(page.path for page in assets(ENGLISH)), "pagefind/x"]
    folders = {path.split("/")[0] for path in paths if "/" in path} - {"method"}
    within = {"/".join(path.split("/")[:2]) for path in paths if path.startswith("method/")}

    assert folders | within == hand_written.OURS


TAKEN = "must stand elsewhere, because docs/claims/ is for generated pages alone [ownership]"


@pytest.mark.parametrize("command", ["check", "generate", "build"])
def test_a_foreign_page_among_the_generated_is_refused(tmp_path, command):
    """A page that nobody would tell from a claim of the register stops every command, before anything is written."""
    folder = copied(tmp_path)
    put(folder / "docs", "claims/zz9/index.md", HEAD + "# Claim zz9\n")
    put(folder / "docs", "about/evil.js", "x")

    ran = synopsis(command, *of(folder))

    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [
        "docs/about/evil.js:0:0: must be one of .csv .jpeg .jpg .md .pdf .png .txt .webp, not '.js' [ownership]",
        f"docs/claims/zz9/index.md:0:0: {TAKEN}",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["docs", "sources"]


def test_what_a_build_has_made_is_its_own(docs):
    """Pages that the list of generated files names are left to the generator, which looks at their sums."""
    put(docs, "claims/w1/index.md", "x")
    write_manifest(docs, {"claims/w1/index.md": checksum(b"x")})

    assert hand_written.unlisted(docs) == []


# what was published

SAYS = "This page has moved: who publishes this site, and how to reach them, stands on the first page now, at its foot."


@pytest.mark.parametrize(
    ("body", "letters"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("# About { #about }\n\n## Who we are\n", 0, id="headings"),
        pytest.param("# About { #about }\n\nGone.\n", 4, id="word"),
        pytest.param(
            "# About { #about }\n\n1 2 3 4 5 6 7 8 9 - - - - - - - - - - - - - - - - - - - - - - - -\n",
            0,
            id="no-letters",
        ),
    ],
)
def test_a_published_page_is_not_emptied(docs, body, letters):
    """A page that was published says something; what nobody has published may be empty."""
    put(docs, PAGE, HEAD + body)

    (problem,) = emptied(docs, ["/", "/about/", "/zebra/", "/data/register.json"])

    assert str(problem).startswith(
        f"docs/{PAGE}:1:0: page must have at least 80 letters below its headings, not {letters},"
    )
    assert list(emptied(docs, ["/", "/method/"])) == []


@pytest.mark.parametrize("file", ["about/index.md", "about.md"])
def test_a_published_page_may_say_what_became_of_it(docs, file):
    """A sentence is enough, in the form that MkDocs gives either name."""
    put(docs, file, f"{HEAD}# About\n\n{SAYS}\n")
    assert list(emptied(docs, ["/about/"])) == []

    put(docs, file, HEAD)
    assert len(list(emptied(docs, ["/about/"]))) == 1


def test_a_generated_page_is_not_looked_at(docs):
    """What the generator writes is held to the register."""
    put(docs, PAGE, HEAD)
    write_manifest(docs, {PAGE: checksum((docs / PAGE).read_bytes())})

    assert list(emptied(docs, ["/about/"])) == []
