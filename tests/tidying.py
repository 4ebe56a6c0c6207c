"""What a careful editor puts in order by himself when records come or go: what the register says of its contents.

What the law of publication asks for is not here: that the editor learns from messages.
"""

from __future__ import annotations

from editing import Data, Desk

NO_NUMBERS = "As the documents have it"


def tidy(desk: Desk) -> None:
    """Put a register in order: sides, points, differences, sentences, events, bearings."""
    _house_claims(desk)
    desk.edit("findings", lambda data: _bearings(desk, data))
    for key in desk.keys("audits"):
        audit = desk.get("audits", key)
        supports = {
            bearing["claim"]
            for bearing in desk.find(f"finding/{audit.get('finding')}").get("bears_on", ())
            if bearing["how"] == "supports"
        } if audit.get("finding") else set()  # fmt: skip
        if audit["result"] == "matches" and audit["claim"] not in supports:
            desk.drop_all("audits", key)
    spoken_to = {name for key in desk.keys("findings") for name in desk.get("findings", key)["questions"]}
    desk.edit("questions", lambda data: _question(desk, data, spoken_to))
    desk.edit("events", lambda data: _event(desk, data))
    homes = {f"{_article(desk, key)}/{desk.get('claims', key)['sentences'][0]}" for key in desk.keys("claims")}
    desk.edit("sentences", lambda data: _sentence(data, homes))
    orders: dict[str, int] = {}
    desk.edit("questions", lambda data: data.update(order=_next(orders, data["topic"])))
    desk.edit("topics", lambda data: data.update(order=_next(orders, "")))


def _next(orders: dict[str, int], group: str) -> str:
    orders[group] = orders.get(group, 0) + 1
    return str(orders[group])


def _article(desk: Desk, claim: str) -> str:
    prefixes = {desk.get("articles", key)["prefix"]: key for key in desk.keys("articles")}
    return prefixes[claim[0]]


def _house_claims(desk: Desk) -> None:
    """Let every claim stand in a question."""
    housed: set[str] = set()
    questions = desk.keys("questions")
    for key in questions:
        data = desk.get("questions", key)
        housed |= {name for side in data["sides"].values() for name in side.get("claims", ())}
        housed |= set(data.get("comments", ()))
    for claim in desk.keys("claims"):
        if claim not in housed:
            data = desk.get("questions", questions[0])
            where = data if claim[1] == "c" else data["sides"][_article(desk, claim)]
            where.setdefault("comments" if claim[1] == "c" else "claims", []).append(claim)
            desk.set("questions", data)


def _question(desk: Desk, data: Data, spoken_to: set[str]) -> None:
    for side in data["sides"].values():
        if side.get("claims"):
            side.pop("silent", None)
        else:
            side.pop("claims", None)
            side["silent"] = "true"
    speaking = sum("silent" not in side for side in data["sides"].values())
    kind = {0: "neither", 1: "one-sided"}.get(speaking, data["difference"]["kind"])
    data["difference"]["kind"] = "fact" if speaking > 1 and kind in {"neither", "one-sided"} else kind
    data["record"].pop("brief", None)
    if data["id"] in spoken_to:
        data["record"]["brief"] = NO_NUMBERS
    own = sorted(name for side in data["sides"].values() for name in side.get("claims", ()))
    found = {key for key in desk.keys("findings") if data["id"] in desk.get("findings", key)["questions"]}
    points = data.get("points", [])
    for point in points:
        point["claims"] = [name for name in point.get("claims", ()) if name in own]
        point["findings"] = [name for name in point.get("findings", ()) if name in found]
    points = [point for point in points if point["claims"] or point["findings"]]
    covers = sorted(name for point in points for name in point["claims"]) == own
    covers = covers and found == {name for point in points for name in point["findings"]}
    data.pop("points", None)
    if points and covers:
        data["points"] = points


def _bearings(desk: Desk, data: Data) -> None:
    seen: dict[tuple[str, str], Data] = {}
    for bearing in data.get("bears_on", ()):
        if len(desk.get("claims", bearing["claim"])["voices"]) == 1:
            bearing.pop("of", None)
        else:
            bearing.setdefault("of", "content")
        seen.setdefault((bearing["claim"], bearing.get("of", "")), bearing)
    data["bears_on"] = list(seen.values())


def _event(desk: Desk, data: Data) -> None:
    for other in data.get("other_dates", ()):
        gives = {
            name
            for name in data.get("claims", ())
            if other["edtf"] in {given["edtf"] for given in desk.get("claims", name).get("dates", ())}
        }
        other["claims"] = [name for name in other.get("claims", ()) if name in gives]
        other["findings"] = [name for name in other.get("findings", ()) if name in data.get("findings", ())]
    left = [other for other in data.pop("other_dates", ()) if other["claims"] or other["findings"]]
    if left:
        data["other_dates"] = left


def _sentence(data: Data, homes: set[str]) -> None:
    is_home = f"{data['article']}/{data['id']}" in homes
    if is_home:
        data.pop("no_claim", None)
    elif "no_claim" not in data:
        data["no_claim"] = "rhetoric"
