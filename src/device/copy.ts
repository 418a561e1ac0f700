/** Says something in the status line that stands nearest to a button. */
export function say(button: Element, words: string): void {
  let place: Element | null = button;
  let line: Element | null = null;
  while (place && !line) {
    place = place.parentElement;
    line = place?.querySelector("[role=status]") ?? null;
  }
  if (!line) return;
  line.textContent = words;
  setTimeout(() => {
    if (line.textContent === words) line.textContent = "";
  }, 6000);
}

/** Copies a text and says whether it came off. `mend` is what to do when it did not. */
export async function copyText(button: HTMLElement, text: string, mend: string): Promise<void> {
  try {
    // Absent where the page was not opened by https.
    await navigator.clipboard.writeText(text);
    say(button, button.dataset["said"] ?? "Скопировано");
  } catch {
    say(button, `Скопировать не\u00A0вышло: ${mend}`);
  }
}

/** Makes the buttons work that copy what stands in their `data-copy`. */
export function bindCopy(): void {
  for (const button of document.querySelectorAll<HTMLElement>("button[data-copy]"))
    button.addEventListener("click", () =>
      copyText(button, button.dataset["copy"] ?? "", "возьмите адрес из\u00A0строки браузера"),
    );
}
