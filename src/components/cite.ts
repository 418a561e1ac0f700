import { citationFormats } from "#src/citation/format.ts";
import type { Citation } from "#src/citation/citation.ts";
import { dotted, gostReference } from "#src/citation/gost.ts";
import type { CitationFormat } from "#src/entry/address.ts";
import { copyText } from "#src/device/copy.ts";

/** The day by the reader's own clock and zone: a reference tells when its writer opened the page. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Puts the reader's day into the reference and makes the buttons of «Цитировать» work. */
export function bindCite(): void {
  for (const details of document.querySelectorAll<HTMLElement>("[data-citation]")) {
    const citation = JSON.parse(details.dataset["citation"] ?? "") as Citation;
    const day = details.querySelector("[data-day]");
    const show = () => {
      if (day) day.textContent = dotted(today());
    };
    show();
    // A page may stay open past midnight.
    details.addEventListener("toggle", show);
    for (const button of details.querySelectorAll<HTMLElement>("button[data-format]")) {
      const format = button.dataset["format"] as CitationFormat | "gost";
      button.addEventListener("click", () => {
        show();
        if (format === "gost")
          return copyText(button, gostReference(citation, today()), "выделите текст и\u00A0скопируйте его сами");
        return copyText(button, citationFormats[format].write(citation, today()), "скачайте файл");
      });
    }
  }
}
