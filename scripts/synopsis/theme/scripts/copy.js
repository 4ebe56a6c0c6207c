/* A button that copies what is selectable without it; what the attribute says completes the name of the button. */
function setUpCopy() {
  for (const source of document.querySelectorAll("[data-copy]")) {
    if (source.querySelector("[data-enhanced]")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.dataset.enhanced = "";
    button.textContent = /*say*/"Copy";
    button.setAttribute("aria-label", /*say*/`Copy ${source.dataset.copy}`);
    const said = document.createElement("span");
    said.className = "copy__said";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const lines = source.querySelectorAll("p");
      const text = [...(lines.length ? lines : source.querySelectorAll("a"))].map((line) => line.textContent.trim()).join("\n");
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = /*say*/"Copied";
      } catch {
        // no clipboard here: what is selected can be copied by hand
        getSelection().selectAllChildren(source);
        said.textContent = /*say*/"Selected";
      }
      setTimeout(() => { said.textContent = ""; }, 4000);
    });
    source.append(button, said);
  }
}
document.addEventListener("DOMContentLoaded", setUpCopy);
