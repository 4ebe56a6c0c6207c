/* A list that has grown into several pages sends a reader who asks for an entry on to the page where it stands now. */
{
  const follow = async () => {
    const anchor = location.hash.slice(1);
    const list = document.querySelector("[data-anchors]");
    if (!anchor || !list || document.getElementById(anchor)) return;
    const answer = await fetch(list.dataset.anchors);
    if (!answer.ok) return;
    const page = Object.entries(await answer.json()).find(([, anchors]) => anchors.includes(anchor));
    if (page) location.replace(page[0] + location.hash);
  };
  addEventListener("hashchange", follow);
  follow();
}
