/* The page for what is not there proposes the address that is most like the one asked for. */
{
  /** Count the letters by which two words differ, neighbours in each other's place as one. */
  const distance = (one, other) => {
    let [older, old] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      [older, old] = [old, row];
    }
    return old[other.length];
  };

  const propose = async (place) => {
    const map = new URL(place.dataset.nearest, location.href);
    const base = map.pathname.slice(0, -"sitemap.xml".length);
    const answer = await fetch(map);
    if (!answer.ok) return;
    const known = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url).pathname);
    const home = known.reduce((a, b) => (b.length < a.length ? b : a)); // wherever the site says that it stands
    const asked = location.pathname.slice(base.length).toLowerCase().replace(/(index\.html|\/)?$/, "/");
    const paths = known.map((path) => path.slice(home.length)).filter(Boolean);
    const ranked = paths.map((path) => [distance(asked, path), path]).sort(([a], [b]) => a - b);
    const [[far, nearest]] = ranked;
    if (far > Math.max(2, asked.length / 3)) return;
    const link = place.querySelector("a");
    link.href = base + nearest;
    link.textContent = nearest;
    place.hidden = false;
  };
  for (const place of document.querySelectorAll("[data-nearest]")) propose(place);
}
