"""What is read out of the reports of Lighthouse, and how it is shown."""

from page_scores import Look, figures, medians, rows


def report(score, paint):
    """Give as much of a report as is read."""
    categories = {name: {"score": score} for name in ("performance", "accessibility", "best-practices", "seo")}
    audits = {"largest-contentful-paint": {"numericValue": paint}, "total-blocking-time": {"numericValue": 0}}
    return {"categories": categories, "audits": audits}


def test_the_median_of_the_looks_is_shown():
    """Of three looks the middle counts, figure by figure; a score that is not given is none."""
    looks = [figures(report(*given)) for given in ((1, 1500), (None, 900), (0.97, 1200))]

    shown = list(rows([Look("Synopsis", "claims/m14/", "mobile", medians(looks))]))

    assert shown[-1] == "| Synopsis | /claims/m14/ | mobile | 0.97 | 0.97 | 0.97 | 0.97 | 1,200 | 0 |"
    assert shown[0].count("|") == shown[1].count("|") == shown[2].count("|")


def test_ratios_to_the_same_page_of_others_stand_first():
    """Each page of ours is set beside the same page of each other site, in the same form."""
    paints = {"Synopsis": (900, 300), "Material": (1800, 400), "Hugo": (600, 300)}
    looks = [
        Look(site, "", form, figures(report(1, paint)))
        for site, both in paints.items()
        for form, paint in zip(("mobile", "desktop"), both, strict=True)
    ]

    shown = list(rows(looks))

    assert shown[0] == "| largest paint of Synopsis | as | times Material | times Hugo |"
    assert shown[2:4] == ["| / | mobile | 0.50 | 1.50 |", "| / | desktop | 0.75 | 1.00 |"]
