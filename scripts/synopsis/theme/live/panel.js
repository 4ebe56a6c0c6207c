/* While a site is edited: what is wrong with its sources, and the page loaded again once it is another one. */
{
  const { live, state } = document.currentScript.dataset;
  const CLOSED = "live-closed"; // what the panel said when the editor closed it, as long as the tab is open

  /** Make an element with what it says or holds. */
  function made(name, fields, ...content) {
    const element = Object.assign(document.createElement(name), fields);
    element.append(...content);
    return element;
  }

  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const items = (lines) => made("ul", { className: "live-problems" }, ...lines.map((line) => made("li", {}, line)));

  const status = made("p", { className: "live-status", role: "status" });
  const title = made("h2", { className: "live-panel__title", id: "live-panel-title" });
  const close = made("button", { className: "live-panel__close", type: "button" }, "Close");
  const says = made("div", { className: "live-panel__says", tabIndex: 0, role: "group" });
  says.setAttribute("aria-labelledby", title.id);
  const panel = made("section", { className: "live-panel", hidden: true }, title, close, says);
  panel.setAttribute("aria-labelledby", title.id);

  /** Put the news into the panel, and say in a line that they are there. */
  function show(news) {
    const { problems, unfinished } = news;
    const line = [problems.length && counted(problems.length, "problem"), unfinished.length && `${unfinished.length} unfinished`]
      .filter(Boolean)
      .join(", ");
    const whole = [line, ...problems, ...unfinished].join("\n");
    title.textContent = line;
    says.replaceChildren();
    if (!news.is_current) says.append(made("p", {}, "This page shows the last state that could be read."));
    says.append(items(problems));
    if (unfinished.length) {
      says.append(made("details", {}, made("summary", {}, "Unfinished: a draft may have it, a published site may not"), items(unfinished)));
    }
    panel.hidden = !line || sessionStorage.getItem(CLOSED) === whole;
    panel.dataset.whole = whole;
    const said = line || (news.is_checked ? "No problems" : "");
    if (status.textContent !== said) status.textContent = said; // what did not change is not said again
  }

  function shut() {
    sessionStorage.setItem(CLOSED, panel.dataset.whole);
    panel.hidden = true;
  }

  function hear(event) {
    const news = JSON.parse(event.data);
    if (news.state !== state) location.reload();
    else if (!document.body.matches(".live-alone")) show(news);
  }

  let source;

  function deaf() {
    source?.close();
    source = undefined;
  }

  /** Listen as long as the page is in sight: a browser keeps few connections open to one server. */
  function listen() {
    if (document.hidden) return deaf();
    if (source) return;
    source = new EventSource(live);
    source.addEventListener("message", hear);
  }

  document.body.prepend(status, panel);
  close.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) shut();
  });
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pageshow", listen);
  window.addEventListener("pagehide", deaf);
  listen();
}
