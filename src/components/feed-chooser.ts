import { copyText } from "#src/device/copy.ts";

/** Lets a visitor choose a feed by its group and name; what there is to choose is read from the lists of the page. */

const part = <Kind extends HTMLElement>(form: HTMLElement, selector: string): Kind => {
  const found = form.querySelector<Kind>(selector);
  if (!found) throw new Error(`no ${selector} in the form of feeds`);
  return found;
};

function bind(form: HTMLFormElement): void {
  const groups = [...document.querySelectorAll<HTMLElement>("[data-feeds]")];
  const group = part<HTMLSelectElement>(form, '[data-part="group"]');
  const term = part<HTMLSelectElement>(form, '[data-part="term"]');
  const status = part(form, '[data-part="status"]');
  const addresses = [...form.querySelectorAll<HTMLInputElement>("[data-format]")];
  const feeds = () => [...(groups[group.selectedIndex]?.querySelectorAll<HTMLElement>("[data-feed]") ?? [])];

  const show = () => {
    const links = [...(feeds()[term.selectedIndex]?.querySelectorAll<HTMLElement>("[data-address]") ?? [])];
    for (const input of addresses)
      input.value =
        links.map((link) => link.dataset["address"] ?? "").find((url) => url.endsWith(`.${input.dataset["format"]}`)) ??
        "";
    status.textContent = "";
  };
  const fill = () => {
    term.replaceChildren(...feeds().map((feed) => new Option(feed.dataset["feed"])));
    show();
  };

  group.replaceChildren(...groups.map((list) => new Option(list.dataset["feeds"])));
  group.addEventListener("change", fill);
  term.addEventListener("change", show);
  for (const input of addresses) {
    input.addEventListener("focus", () => input.select());
    const button = part(form, `[data-copy-format="${input.dataset["format"]}"]`);
    button.addEventListener(
      "click",
      () => void copyText(button, input.value, "выделите адрес и\u00A0скопируйте его сами"),
    );
  }
  fill();
  form.hidden = false;
}

export function bindFeedChooser(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-feed-chooser]")) bind(form);
}
