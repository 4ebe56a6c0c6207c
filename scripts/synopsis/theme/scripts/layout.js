/* Sides beside each other or one below the other, as the reader likes; without this the width of the window decides. */
function setUpLayout() {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem("synopsis-sides"); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem("synopsis-sides", value); } catch { /* nothing is kept */ } };
  if (stored() === "stacked") root.dataset.sides = "stacked";
  for (const sides of document.querySelectorAll(".sides")) {
    if (sides.previousElementSibling?.matches("[data-enhanced]")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "layout-switch";
    button.dataset.enhanced = "";
    const name = () => { button.textContent = root.dataset.sides === "stacked" ? "Side by side" : "One column"; };
    button.addEventListener("click", () => {
      if (root.dataset.sides === "stacked") delete root.dataset.sides;
      else root.dataset.sides = "stacked";
      keep(root.dataset.sides ?? "columns");
      name();
    });
    name();
    sides.before(button);
  }
}
if (window.document$) document$.subscribe(setUpLayout);
else document.addEventListener("DOMContentLoaded", setUpLayout);
