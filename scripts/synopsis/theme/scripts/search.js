/* The way to the search: what it does, and Pagefind, are fetched when a reader opens it. */
{
  const KEY = "search-key";
  const searching = new URL("searching.js", document.currentScript.src).href; // this file stands in assets/

  /** Tell whether a key belongs to what the reader is writing in. */
  function isWriting(target) {
    return target.isContentEditable || target.matches("input, textarea, select");
  }

  function setUpSearch() {
    const dialog = document.querySelector("[data-search]");
    if (!dialog || dialog.dataset.searchReady) return;
    dialog.dataset.searchReady = "true";
    const part = (name) => dialog.querySelector(`[data-search-${name}]`);
    const all = (name) => document.querySelectorAll(`[data-search-${name}]`); // in the header, and where a page has one more
    const [words, key] = ["words", "key"].map(part);
    if (location.protocol === "file:") {
      // no script can be fetched from a folder; a list can be read
      for (const link of all("link")) link.href += "index.html";
      return;
    }
    for (const link of all("link")) link.hidden = true;
    for (const opener of all("open")) opener.hidden = false;
    let attended;

    /** Have what was typed looked for, also what was typed before the script was here. */
    async function attend() {
      attended ??= import(searching).then((script) => script.attend(dialog));
      try {
        return await attended;
      } catch {
        attended = undefined;
        part("status").textContent = /*say*/"The search could not be loaded. The list below holds everything.";
      }
    }

    function open() {
      if (dialog.open) return;
      dialog.showModal();
      words.focus();
      words.select();
      attend();
    }

    for (const opener of all("open")) opener.addEventListener("click", open);
    part("close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside it
    });
    part("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const enter = await attend();
      await enter?.();
    });
    key.checked = memory.read(KEY) ?? true;
    key.addEventListener("change", () => memory.keep(KEY, key.checked));
    document.addEventListener("keydown", (event) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== "/" || !plain || !key.checked || isWriting(event.target)) return;
      event.preventDefault();
      open();
    });
  }

  document.addEventListener("DOMContentLoaded", setUpSearch);
}
