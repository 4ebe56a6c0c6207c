/* Day or night, as the device asks until the reader chooses; the header wears it before anything is painted. */
if (document.querySelector("[name=__palette]")) {
  const { inputs } = palette;
  const colour = document.createElement("meta"); // of the window around the page
  colour.name = "theme-color";
  document.head.append(colour);

  const wear = () => {
    document.body.dataset.mdColorSwitching = ""; // no colour glides into the other
    palette.wear();
    colour.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
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
  wear();
}
