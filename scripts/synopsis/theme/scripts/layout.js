/* Sides beside each other or one below the other, as the reader likes; without this the width of the window decides. */
function setUpLayout() {
  const root = document.documentElement;
  if (memory.read("sides") === "stacked") root.dataset.sides = "stacked";
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
      memory.keep("sides", root.dataset.sides ?? "columns");
      name();
    });
    name();
    sides.before(button);
  }
}
document.addEventListener("DOMContentLoaded", setUpLayout);
