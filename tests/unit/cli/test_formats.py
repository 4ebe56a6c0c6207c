import json

from synopsis.cli.formats import FORMATS
from synopsis.register.problems import Location, Problem, Rule

CAUSE = Problem(Location("sources/a b.yml", 4, 7), Rule.CLAIM_PREFIX, "id must be 100 % right,\nnot: 'x'")
STALE = Problem(Location("sources/b.yml", 0, 0), Rule.STALE_PROOF, "digest must be right")
FOLLOWS = Problem(Location("sources/c.yml", 1, 1), Rule.UNKNOWN_REFERENCE, "claims must name a record")
ALL = [CAUSE, STALE, FOLLOWS]


def test_github():
    """A workflow run gets a command for each cause, with what would end a command escaped."""
    assert FORMATS["github"](ALL, [FOLLOWS]).splitlines() == [
        "::error file=sources/a b.yml,line=4,col=7,title=claim-prefix::id must be 100 %25 right,%0Anot: 'x'",
        "::warning file=sources/b.yml,line=1,col=1,title=stale-proof::digest must be right",
    ]


def test_json():
    """Another program gets every problem, and which follow from others."""
    told = json.loads(FORMATS["json"](ALL, [FOLLOWS]))["problems"]

    assert told[0] == {
        "file": "sources/a b.yml",
        "line": 4,
        "column": 7,
        "severity": "error",
        "rule": "claim-prefix",
        "message": CAUSE.message,
        "follows": False,
    }
    assert [(one["severity"], one["follows"]) for one in told] == [
        ("error", False),
        ("warning", False),
        ("error", True),
    ]


def test_sarif():
    """A service that gathers reports gets places as they are counted, and what each rule asks for."""
    (run,) = json.loads(FORMATS["sarif"](ALL, [FOLLOWS]))["runs"]
    first, second = run["results"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "sources/a%20b.yml"},
                "region": {"startLine": 4, "startColumn": 7},
            }
        }
    ]
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("claim-prefix", "error"),
        ("stale-proof", "warning"),
    ]
    assert second["locations"][0]["physicalLocation"].keys() == {"artifactLocation"}
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == ["claim-prefix", "stale-proof"]
    assert all(one["fullDescription"]["text"] for one in rules)


def test_no_problem():
    """Each form says so in its own way."""
    assert FORMATS["github"]([], []) == ""
    assert json.loads(FORMATS["json"]([], [])) == {"problems": []}
    assert json.loads(FORMATS["sarif"]([], []))["runs"][0]["results"] == []
