import { say } from "#src/device/copy.ts";

/** Shows the button for the system's own share sheet where the browser has one. */
export function bindShareSheet(): void {
  if (!("share" in navigator)) return;
  for (const button of document.querySelectorAll<HTMLElement>("button[data-share-address]")) {
    const shared = { title: button.dataset["shareTitle"] ?? "", url: button.dataset["shareAddress"] ?? "" };
    button.closest("li")?.removeAttribute("hidden");
    button.addEventListener("click", async () => {
      try {
        await navigator.share(shared);
      } catch (error) {
        // A reader who has thought better of it needs no message.
        if (error instanceof DOMException && error.name === "AbortError") return;
        say(button, "Отправить не\u00A0вышло: скопируйте ссылку");
      }
    });
  }
}
