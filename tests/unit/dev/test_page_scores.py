"""What is read out of the reports of Lighthouse, and how it is shown."""

from page_scores import figures, medians, rows


def report(score, paint):
    """Give as much of a report as is read."""
    categories = {name: {"score": score} for name in ("performance", "accessibility", "best-practices", "seo")}
    audits = {"largest-contentful-paint": {"numericValue": paint}, "total-blocking-time": {"numericValue": 0}}
    return {"categories": categories, "audits": audits}


def test_the_median_of_the_looks_is_shown():
    """Of three looks the middle counts, figure by figure; a score that is not given is none."""
    looks = [figures(report(*given)) for given in ((1, 1500), (None, 900), (0.97, 1200))]

    shown = list(rows([("ours", "claims/m14/", "mobile", medians(looks))]))

    assert shown[-1] == "| ours | /claims/m14/ | mobile | 0.97 | 0.97 | 0.97 | 0.97 | 1200 | 0 |"
    assert shown[0].count("|") == shown[1].count("|") == shown[2].count("|")
