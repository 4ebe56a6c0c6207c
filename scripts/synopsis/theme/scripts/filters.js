/* Filters of lists, kept in the address: `?kind=number`. The list is whole without them. */
{
  /** Compare by an attribute of the entries; what has none goes last, and equals keep their order. */
  function order(name) {
    return (a, b) => {
      const [first, second] = [a, b].map((item) => item.getAttribute(`data-sort-${name}`) ?? "");
      if (!first || !second) return Number(!first) - Number(!second);
      return first.localeCompare(second, document.documentElement.lang, { numeric: true });
    };
  }

  function setUpFilters() {
    for (const form of document.querySelectorAll("[data-filters]")) {
      if (form.dataset.filtersReady) continue;
      form.dataset.filtersReady = "true";
      const name = form.dataset.filters;
      const items = [...document.querySelectorAll(`[data-filter-item="${name}"]`)];
      const homes = new Map(items.map((item) => [item, item.parentElement]));
      const groups = document.querySelectorAll(`[data-filter-group="${name}"]`);
      const status = form.querySelector("[data-filters-status]");
      const choices = [...form.querySelectorAll("select")];

      function apply() {
        const chosen = choices.filter((choice) => choice.name !== "sort" && choice.value);
        for (const item of items) {
          item.hidden = !chosen.every((choice) => item.getAttribute(`data-${choice.name}`).split(" ").includes(choice.value));
        }
        const sort = choices.find((choice) => choice.name === "sort")?.value;
        if (form.dataset.filtersSorted !== (sort ?? "")) {
          form.dataset.filtersSorted = sort ?? "";
          const sorted = sort ? [...items].sort(order(sort)) : items;
          // in another order there are no groups: all stand in the first
          for (const item of sorted) homes.get(sort ? items[0] : item).append(item);
        }
        for (const group of groups) {
          group.hidden = !group.querySelector(`[data-filter-item="${name}"]:not([hidden])`);
          if (sort !== undefined) group.querySelector("h2").hidden = Boolean(sort);
          const link = document.querySelector(`.onpage a[href="#${group.id}"]`);
          if (link) link.hidden = group.hidden || Boolean(sort);
        }
        const shown = items.filter((item) => !item.hidden).length;
        const text = /*say*/`${shown} of ${items.length} ${form.dataset.filtersNoun} shown.`;
        if (status.textContent !== text) status.textContent = text;
      }

      function write() {
        const address = new URL(location.href);
        for (const choice of choices) {
          if (choice.value) address.searchParams.set(choice.name, choice.value);
          else address.searchParams.delete(choice.name);
        }
        history.replaceState(history.state, "", address);
      }

      function read() {
        const asked = new URLSearchParams(location.search);
        for (const choice of choices) {
          const value = asked.get(choice.name) ?? "";
          choice.value = [...choice.options].some((option) => option.value === value) ? value : "";
        }
        apply();
      }

      form.dataset.filtersSorted = "";
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", () => {
        apply();
        write();
      });
      form.addEventListener("reset", (event) => {
        event.preventDefault();
        for (const choice of choices) choice.value = "";
        apply();
        write();
      });
      window.addEventListener("popstate", read);
      read();
    }
  }

  document.addEventListener("DOMContentLoaded", setUpFilters);
}
