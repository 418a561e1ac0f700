const KEY = "svod-display";
const NAMES = ["scheme", "size", "spacing", "images", "keys"] as const;
type Settings = Partial<Record<(typeof NAMES)[number], string>>;

/** What «Версия для слабовидящих» switches on at once. */
const LOW_VISION: Settings = { scheme: "black-on-white", size: "large", spacing: "wide" };

function read(): Settings {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Settings;
  } catch {
    return {};
  }
}

function apply(settings: Settings): void {
  for (const name of NAMES) {
    const value = settings[name];
    if (value) document.documentElement.dataset[name] = value;
    else delete document.documentElement.dataset[name];
  }
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage can be switched off; the choice then lasts until the page is left.
  }
}

/** Makes the panel work: shows what is chosen, applies what changes, closes on Escape. */
export function bindDisplayPanel(): void {
  const panel = document.querySelector<HTMLDetailsElement>(".display-panel");
  const form = panel?.querySelector("form");
  if (!panel || !form) return;
  const show = (settings: Settings) => {
    for (const name of NAMES) {
      const value = settings[name] ?? "";
      for (const input of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`))
        input.checked = input.value === value;
    }
  };
  const chosen = (): Settings => Object.fromEntries(new FormData(form)) as Settings;
  show(read());
  form.addEventListener("change", () => apply(chosen()));
  form.addEventListener("reset", () => {
    apply({});
    // The browser restores the marked defaults after this event.
    queueMicrotask(() => show({}));
  });
  form.querySelector("[data-low-vision]")?.addEventListener("click", () => {
    apply(LOW_VISION);
    show(LOW_VISION);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (panel.open && event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  });
}
