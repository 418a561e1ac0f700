const KEY = "svod-steps";

/** Keeps the ticks of «Как повторить» on the device. */
export function bindSteps(): void {
  const boxes = document.querySelectorAll<HTMLInputElement>("input[data-step]");
  const nameOf = (box: HTMLInputElement) => box.dataset["step"] ?? "";
  let done = new Set<string>();
  try {
    done = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]") as string[]);
  } catch {
    // Foreign text in the storage: begin anew.
  }
  for (const box of boxes) {
    box.checked = done.has(nameOf(box));
    box.addEventListener("change", () => {
      if (box.checked) done.add(nameOf(box));
      else done.delete(nameOf(box));
      try {
        localStorage.setItem(KEY, JSON.stringify([...done]));
      } catch {
        // Storage can be switched off; the ticks then last until the page is left.
      }
    });
  }
}
