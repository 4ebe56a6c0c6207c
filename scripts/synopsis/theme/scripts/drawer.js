/* The drawer of a narrow window, by keyboard too: the focus goes in, stays in and comes back; Escape closes. */
{
  const [toggle, label, opener, drawer] = ["#__drawer", ".md-header [for=__drawer]", "[data-drawer]", ".md-sidebar--primary"]
    .map((part) => document.querySelector(part));
  const around = document.querySelectorAll(
    "[data-md-component=skip], .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer",
  );

  const close = () => {
    if (toggle.checked) toggle.click();
  };

  const follow = () => {
    const { checked } = toggle;
    opener.setAttribute("aria-expanded", checked);
    for (const part of around) part.inert = checked;
    if (checked) {
      [...drawer.querySelectorAll("a, button")].find((part) => part.checkVisibility({ visibilityProperty: true })).focus();
    } else if (document.activeElement === document.body || drawer.contains(document.activeElement)) opener.focus();
  };

  /** Put a button in place of a sign, whose label no key reaches. */
  const button = (sign, name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = sign.className;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
    sign.replaceWith(made);
    return made;
  };

  /** Let keys go down into a level of the drawer and back. */
  const setUpLevel = (level) => {
    const [down, up] = ["link", "title"].map((part) => drawer.querySelector(`.md-nav__${part}[for="${level.id}"]`));
    const signs = [down, up].map((part) => part?.querySelector(".md-nav__icon"));
    if (!signs.every(Boolean)) return;
    const name = up.textContent.trim();
    const move = (event) => {
      event.preventDefault(); // the label would do it once more
      level.click();
    };
    const [deeper, back] = [button(signs[0], name, move), button(signs[1], /*say*/`Back from ${name}`, move)];
    down.removeAttribute("tabindex");
    level.addEventListener("change", () => (level.checked ? back : deeper).focus());
  };

  if (drawer && opener) {
    const end = document.createElement("button");
    end.type = "button";
    end.className = "drawer-end";
    end.textContent = /*say*/"Close";
    end.addEventListener("click", close);
    drawer.append(end);
    for (const level of drawer.querySelectorAll(".md-nav__toggle")) setUpLevel(level);
    drawer.addEventListener("click", ({ target }) => {
      const link = target.closest("a[href^='#']");
      if (!link) return;
      close();
      followWithFocus(link);
    });
    label.hidden = true;
    opener.hidden = false;
    opener.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", follow);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
    matchMedia("(min-width: 76.25em)").addEventListener("change", close);
    addEventListener("pagehide", close);
  }
}
