/** Let the focus follow a link within the page: who skips to the content goes on from there. */
function followWithFocus({ hash }) {
  const target = document.getElementById(hash.slice(1));
  if (!target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
}
document.querySelector(".md-skip")?.addEventListener("click", ({ currentTarget }) => followWithFocus(currentTarget));
