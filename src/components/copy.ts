/** Says something in the status line that stands nearest to a button. */
function say(button: Element, words: string): void {
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
