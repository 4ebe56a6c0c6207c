/* Day or night, as the device asks until the reader chooses; the header wears it before anything is painted.
 * Nothing is asked of a page that is not laid out yet: it would have to be, once more than for the reader. */
if (document.querySelector("[name=__palette]")) {
  const { inputs } = palette;
  const colour = document.createElement("meta"); // of the window around the page
  colour.name = "theme-color";
  document.head.append(colour);

  /** Colour the window as the header is, once that is painted. */
  const tell = () => requestAnimationFrame(() => setTimeout(() => {
    colour.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
  }));

  const wear = () => {
    if (palette.worn() === palette.wearing) return;
    document.body.dataset.mdColorSwitching = ""; // no colour glides into the other
    palette.wear();
    tell();
    setTimeout(() => { delete document.body.dataset.mdColorSwitching; });
  };

  for (const [index, input] of inputs.entries()) {
    input.addEventListener("click", () => {
      memory.keep("__palette", { index });
      wear();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault(); // Enter would send the form
      const other = inputs[(index + 1) % inputs.length];
      other.focus();
      other.click();
    });
    matchMedia(input.dataset.mdColorMedia).addEventListener("change", wear);
  }
  addEventListener("pageshow", wear); // one that is shown again may have been left in the other
  tell();
}
