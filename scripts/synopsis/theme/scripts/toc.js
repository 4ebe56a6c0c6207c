/* The table of contents beside a page says which section is being read. */
{
  const links = [...document.querySelectorAll(".md-sidebar--secondary:not([hidden]) .md-nav__link[href]")];
  const places = links.map((link) => document.getElementById(link.hash.slice(1)));
  let isDue = false;

  const mark = () => {
    isDue = false;
    const { scrollHeight } = document.documentElement;
    const isEnd = scrollY + innerHeight >= scrollHeight - 1;
    const line = 4 * parseFloat(getComputedStyle(document.documentElement).fontSize); // below the header
    const read = places.filter((place) => isEnd || place?.getBoundingClientRect().top < line).length;
    for (const [at, { classList }] of links.entries()) {
      classList.toggle("md-nav__link--passed", at < read);
      classList.toggle("md-nav__link--active", at === read - 1);
    }
  };

  if (links.length) {
    addEventListener("scroll", () => {
      if (!isDue) requestAnimationFrame(mark);
      isDue = true;
    }, { passive: true });
    requestAnimationFrame(mark); // when the page is laid out for the reader
  }
}
