/* What the dialog of the search does: asks, shows what was found, walks through it. Fetched when a reader opens it. */
const AT_ONCE = 5; // each result is a file of its own
const PAUSE = 250; // milliseconds after the last key
const SHORTEST = 2;
const LOST = /*say*/"The search could not be loaded. The list below holds everything.";
const root = new URL("..", import.meta.url); // this file stands in assets/
const finding = () => import("./finding.js");

/** Make an element with text, which is never read as HTML. */
function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** Show the words around what was found; Pagefind marks whole words and escapes the angle brackets of the text. */
function excerpt(marked) {
  const shown = element("span", "search__excerpt");
  marked.split(/<mark>|<\/mark>/).forEach((piece, at) => {
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    shown.append(at % 2 ? element("mark", "", text) : text);
  });
  return shown;
}

/** Name the kind of page, with the number of a claim, its topics and kinds of difference in one line. */
function facts({ raw_url: path, filters: { page = [], topic = [], difference = [] } }) {
  const [number = ""] = /[a-z]+\d+(?=\/$)/.exec(path) ?? [];
  return [...new Set([`${page[0]} ${number}`.trim(), ...topic, ...difference])].join(" · ");
}

/** Show something that has a place on a page, and none of its own. */
function place({ id, title, kind, says }) {
  const item = element("li", "search__result");
  const link = element("a", "search__link", title);
  link.href = new URL(id, root);
  item.append(link, element("p", "search__facts", kind));
  if (says) item.append(element("p", "search__says", says));
  return item;
}

/** Show one page that was found. */
function result(found) {
  const item = element("li", "search__result");
  const link = element("a", "search__link", found.meta.title);
  link.href = new URL(found.raw_url.replace(/^\//, ""), root);
  item.append(link, element("p", "search__facts", facts(found)));
  if (found.meta.says && found.meta.says !== found.meta.title) item.append(element("p", "search__says", found.meta.says));
  if (found.meta.answers) {
    const answers = element("dl", "search__answers");
    for (const [who, short] of JSON.parse(found.meta.answers)) {
      const answer = element("div");
      answer.append(element("dt", "", who), element("dd", "", short));
      answers.append(answer);
    }
    item.append(answers);
  }
  const none = { locations: [] };
  const best = found.sub_results.reduce((a, b) => (b.locations.length > a.locations.length ? b : a), none);
  // who has answers or words of its own to show shows no others
  if (!found.meta.says && !found.meta.answers && best.locations.length) {
    const words = element("p", "search__place");
    if (best.title !== found.meta.title) {
      words.append(element("b", "", `${best.title}: `));
      link.hash = new URL(best.url, root).hash; // a section has an address of its own
    }
    words.append(excerpt(best.excerpt));
    item.append(words);
  }
  return item;
}

/** Say how many pages were found, for what, and what Enter does where that is known. */
function said(query, { results, missing, isNumber }) {
  const { length } = results; // one form for all numbers but one: a language with more says `Pages: 3`
  const count = length === 1 ? /*say*/"1 page found" : length ? /*say*/`${length} pages found` : /*say*/"No pages found";
  const sought = query ? /*say*/` for “${query}”` : "";
  const words = missing.join(/*say*/"”, “");
  const without = length && missing.length ? /*say*/`, without “${words}”` : "";
  return count + sought + without + "." + (isNumber ? /*say*/" Enter opens it." : "");
}

/** Serve the dialog from now on; what was written before counts. Gives what Enter does. */
export function attend(dialog) {
  const part = (name) => dialog.querySelector(`[data-search-${name}]`);
  const [words, status, results, more] = ["words", "status", "results", "more"].map(part);
  const choices = [...dialog.querySelectorAll("[data-search-filter]")];
  let found = [];
  let shown = 0;
  let turn = 0;
  let isNumber = false;
  let timer;

  async function show() {
    const mine = turn;
    const pages = found.slice(shown, shown + AT_ONCE);
    const items = await Promise.all(pages.map(async (page) => (page.data ? result(await page.data()) : place(page))));
    if (mine !== turn) return;
    results.append(...items);
    shown += items.length;
    more.hidden = shown >= found.length;
    return items[0];
  }

  function clear(text) {
    turn += 1;
    found = [];
    shown = 0;
    isNumber = false;
    more.hidden = true;
    results.replaceChildren();
    status.textContent = text;
  }

  function filters() {
    return Object.fromEntries(choices.filter(({ value }) => value).map(({ dataset, value }) => [dataset.searchFilter, value]));
  }

  async function search() {
    clearTimeout(timer);
    const query = words.value.trim();
    const chosen = filters();
    const asks = query.length >= SHORTEST || (!query && Object.keys(chosen).length);
    clear(asks ? /*say*/"Searching." : "");
    if (!asks) return;
    const mine = turn;
    try {
      const { find, instead } = await finding();
      const answer = await find(query, chosen);
      if (mine !== turn) return;
      found = answer.results;
      await show();
      if (mine !== turn) return;
      isNumber = answer.isNumber;
      status.textContent = said(query, answer);
      const others = answer.missing.length ? await instead(query, answer.missing) : [];
      if (mine === turn) propose(others);
    } catch {
      if (mine === turn) status.textContent = LOST;
    }
  }

  /** Offer other words, where those that were typed stand nowhere. */
  function propose(others) {
    others.forEach((other, at) => {
      const button = element("button", "search__instead", other);
      button.type = "button";
      button.addEventListener("click", () => {
        words.value = other;
        words.focus();
        search();
      });
      status.append(at ? /*say*/" or " : /*say*/" Did you mean ", button);
    });
    if (others.length) status.append(/*say*/"?");
  }

  async function offer() {
    try {
      const values = await (await finding()).filters();
      for (const choice of choices) {
        if (choice.length > 1) continue;
        for (const value of Object.keys(values[choice.dataset.searchFilter] ?? {})) choice.add(new Option(value, value));
      }
    } catch {
      status.textContent = LOST;
    }
  }

  const links = () => [...results.querySelectorAll("a")];

  function walk(event) {
    if (event.key === "Escape") {
      event.preventDefault(); // a search field would keep the first one for itself
      dialog.close();
      return;
    }
    const at = links().indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== words) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at < 0 ? undefined : 0, End: at < 0 ? undefined : links().length - 1 }[event.key];
    if (to === undefined || (at < 0 && to < 0)) return;
    event.preventDefault();
    (to < 0 ? words : (links()[to] ?? document.activeElement)).focus();
  }

  async function enter() {
    clearTimeout(timer);
    await search();
    const [first] = links();
    if (isNumber) location.assign(first.href);
    else first?.focus();
  }

  dialog.addEventListener("keydown", walk);
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  part("filters").addEventListener("toggle", ({ target }) => target.open && offer());
  for (const choice of choices) choice.addEventListener("change", search);
  more.addEventListener("click", async () => {
    const first = await show();
    first?.querySelector("a").focus();
  });
  if (part("filters").open) offer();
  if (words.value) search();
  return enter;
}
