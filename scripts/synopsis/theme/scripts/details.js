/* What is folded opens for a link into it, and on paper; what is far away is laid out for one. */
{
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    let isFolded = false;
    for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) {
      isFolded ||= !part.open;
      part.open = true;
    }
    if (isFolded) target.scrollIntoView();
  };

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".md-content details:not([open])")];
    for (const part of unfolded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of unfolded) part.open = false;
  });
  addEventListener("hashchange", reveal);
  // before the browser goes there: all is laid out that was not yet
  document.addEventListener("click", ({ target }) => {
    if (target.closest('a[href*="#"]')) document.documentElement.dataset.aimed = "";
  });
  reveal();
}
