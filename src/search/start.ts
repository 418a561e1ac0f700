/** The search field of this page: the page's own before the one in its head. */
const searchField = (): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>("#search-field") ??
  document.querySelector<HTMLInputElement>("#header-search");

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** On every page: `/` goes to the search field, and the suggestions load when a field is entered. */
export function bindSearchFields(): void {
  document.addEventListener("keydown", (event) => {
    // A key without a modifier must be one that can be switched off (WCAG 2.2, 2.1.4).
    if (document.documentElement.dataset["keys"] === "off") return;
    // «.» is where `/` is on a Russian keyboard.
    if (event.code !== "Slash" || (event.key !== "/" && event.key !== ".")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isWriting(event.target)) return;
    const field = searchField();
    if (!field || field.offsetParent === null) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  const own = document.querySelector(".search-page #search-field");
  for (const field of document.querySelectorAll<HTMLInputElement>("#search-field, #header-search")) {
    // The search page shows its answers below the field while one types.
    if (field === own) continue;
    field.addEventListener(
      "focus",
      () => void import("./suggest.ts").then(({ bindSuggestions }) => bindSuggestions(field)),
      {
        once: true,
      },
    );
  }
}
