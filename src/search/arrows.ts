/** ↓ goes from the field into the results and on, ↑ back, Esc to the field. */
export function bindArrows(page: HTMLElement, field: HTMLInputElement): void {
  page.addEventListener("keydown", (event) => {
    const links = [...page.querySelectorAll<HTMLAnchorElement>("[data-part=results] h2 a, [data-part=near] h2 a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "Escape" && document.activeElement !== field) field.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === field)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else return;
    event.preventDefault();
  });
}
