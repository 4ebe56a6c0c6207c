/* The header over a page that scrolls: the page's title once its heading has gone, a shadow once the tabs have. */
{
  const header = document.querySelector(".md-header");
  const [heading, tabs] = ["h1", ".md-tabs"].map((part) => document.querySelector(part));
  // how high the header is, an observer knows once all is laid out; asked now, all would be laid out for that
  const measuring = new IntersectionObserver(([{ boundingClientRect: { height } }]) => {
    measuring.disconnect();
    const watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const isGone = !isIntersecting && boundingClientRect.bottom <= height;
        if (target === tabs) header.classList.toggle("md-header--shadow", isGone);
        else header.querySelector(".md-header__title").classList.toggle("md-header__title--active", isGone);
      }
    }, { rootMargin: `-${height}px 0px 0px` });
    for (const part of [heading, tabs]) if (part) watcher.observe(part);
  });
  measuring.observe(header);
}
