"""What is asked of a page from within: small scripts, each of which gives plain values."""

from __future__ import annotations

REPORT = """
addEventListener("securitypolicyviolation", (event) => console.error("policy:", event.violatedDirective));
"""
"""Says in the console what the page's own policy has stopped."""

MEASURES = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const label = document.querySelector(".stacks td");
    const main = document.querySelector("article.md-content__inner").cloneNode(true);
    const aside = "script, button, [data-enhanced], .visually-hidden";
    for (const part of main.querySelectorAll(aside)) part.replaceWith(" ");
    return {
        heading: document.querySelector("h1").innerText,
        icon: document.querySelector("link[rel~=icon]")?.href,
        pushed: all(".table").filter((one) => one.scrollWidth > one.clientWidth).length,
        unlabelled: all(".stacks td:not([data-label])").length,
        labels: label ? [getComputedStyle(label, "::before").content] : [],
        facts: all("dl.facts dd").map((value) => value.clientWidth),
        words: [...new Set(main.textContent.trim().split(/\\s+/))],
    };
}"""

EDGES = """() => ["h1", ".topic-list > li:first-child", ".ways > li:first-child", ".by-bearing > .cell"]
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .map((part) => Math.round(part.getBoundingClientRect().left))"""

OVERFLOW = """async (width) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (innerWidth !== width) await frame();
    await frame();
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}"""
"""By how much the page is wider than its window, once that has the width."""

AXE = """async (whole) => {
    const kept = (name) => new Map(JSON.parse(sessionStorage.getItem(`axe:${name}`) ?? "[]"));
    const keep = (name, map) => sessionStorage.setItem(`axe:${name}`, JSON.stringify([...map]));
    const known = new Map(), kinds = kept("kinds"), counts = kept("counts");
    const kind = (part) => {
        if (!part) return 0;
        if (known.has(part)) return known.get(part);
        const { color, backgroundColor, fontSize, fontWeight, opacity } = getComputedStyle(part);
        const name = [kind(part.parentElement), part.localName, part.getAttribute("class"), color, backgroundColor,
            fontSize, fontWeight, opacity].join(" ");
        if (!kinds.has(name)) kinds.set(name, kinds.size + 1);
        known.set(part, kinds.get(name));
        return known.get(part);
    };
    const hasText = (part) => part.checkVisibility({ visibilityProperty: true }) && (
        part.matches("input, select, textarea")
        || [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const one = (part) => {
        counts.set(kind(part), (counts.get(kind(part)) ?? 0) + 1);
        return counts.get(kind(part)) <= 2;
    };
    if (!whole) {
        for (const part of document.querySelectorAll("body, body *")) {
            part.toggleAttribute("data-tried", hasText(part) && one(part));
        }
        keep("kinds", kinds);
        keep("counts", counts);
        const [id, link] = ["color-contrast", "link-in-text-block"];
        axe.configure({ rules: [{ id, selector: "[data-tried]" }, { id: link, selector: "a[data-tried]" }] });
    }
    const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
    return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 120))]);
}"""
"""What axe finds. Its two rules of colour, which take nine tenths of its time, are tried on two texts of each kind
(same tags, classes, colours and sizes up to the root) of all pages that are opened one after the other; on all texts
where the whole is asked for."""

STOPS = """() => {
    window.stops = [];
    const outlined = (part) => getComputedStyle(part).outlineStyle !== "none";
    let last = null;
    addEventListener("keyup", () => {
        const at = document.activeElement;
        stops.push({
            name: at.outerHTML.slice(0, 80),
            skip: at.matches(".md-skip"),
            top: at === document.body,
            header: Boolean(at.closest("header")),
            main: Boolean(at.closest("article")),
            back: Boolean(last && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)),
            seen: outlined(at.matches(".md-option") ? at.nextElementSibling : at),
        });
        last = at;
    }, true);
}"""
"""Notes where the focus is whenever a key was pressed. The choice of day or night, which is not seen itself, shows it
on the sign beside it."""

_ALTERNATIVES = """
    const alternatives = (selector) => {
        const found = [""];
        let depth = 0;
        for (const sign of selector) {
            depth += "([".includes(sign) - ")]".includes(sign);
            if (sign === "," && !depth) found.push("");
            else found[found.length - 1] += sign;
        }
        return found.map((one) => one.trim());
    };
"""

LEFT_OUT = (
    """([whole, slim]) => {"""
    + _ALTERNATIVES
    + """
    const selectors = (text) => {
        const sheet = new CSSStyleSheet(), found = new Set();
        sheet.replaceSync(text);
        const read = (rules) => {
            for (const rule of rules) {
                // a rule that only names values shows nothing by itself
                const shows = rule.selectorText && [...rule.style].some((name) => !name.startsWith("--"));
                if (shows) alternatives(rule.selectorText).forEach((one) => found.add(one));
                if (rule.cssRules) read(rule.cssRules);
            }
        };
        read(sheet.cssRules);
        return found;
    };
    return [...selectors(whole).difference(selectors(slim))];
}"""
)
"""The selectors of a style sheet that its slim form has lost."""

MATCHING = """(selectors) => selectors.filter((selector) => {
    // whatever may come and go, such as a pointer above it, is taken for given
    const given = (part) => (/^:(is|where|has)\\(/.test(part) ? part : ":not(none)");
    const bare = selector.replace(/::?[\\w-]+(\\([^()]*\\))?/g, given);
    try {
        return document.querySelector(bare);
    } catch {
        return true;  // what cannot be asked is no proof
    }
})"""
"""Those of `selectors` that match something here, in whatever state it may come to be."""

CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const painted = (colours) => {
        for (const colour of ["white", ...colours]) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (colour) => {
        const [red, green, blue] = colour.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one, other) => {
        const [least, most] = [light(one), light(other)].sort((a, b) => a - b);
        return (most + 0.05) / (least + 0.05);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) {
        const part = texts.currentNode.parentElement;
        const isSeen = part.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (!isSeen || !texts.currentNode.data.trim()) continue;
        const grounds = [];
        for (let at = part; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
        const { color } = getComputedStyle(part);
        // most printers leave grounds out: what is read on one must be read on bare paper too
        const least = Math.min(contrast(painted([...grounds, color]), painted(grounds)),
                               contrast(painted([color]), painted([])));
        found.push([least, texts.currentNode.data.trim().slice(0, 40)]);
    }
    return found;
}"""
"""Contrast of every text that is seen, with what lies under it and with white, the lower of the two."""

LEFTS = """(selector) => [...new Set([...document.querySelectorAll(selector)]
    .map((part) => Math.round(part.getBoundingClientRect().x)))]"""
"""Where parts begin; as many places as there are columns."""
