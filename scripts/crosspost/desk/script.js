// What the share desk does in a browser. Everything is there without it, but for copying.
import { readPostAddress } from "../post/address.js";

/** @param {string} id */
const byId = (id) => document.getElementById(id);
/** @template {Element} Found @param {string} selector @returns {Found[]} */
const all = (selector) => [...document.querySelectorAll(/** @type {any} */ (selector))];
const told = byId("told");
document.documentElement.classList.add("js");

/** What the device keeps; where it keeps nothing, the page goes on without. */
const KEY = "svod-desk";
/** @returns {Record<string, string[]>} */
const kept = () => {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return value && typeof value === "object" && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
};
/** @param {string} entry @param {string} name @param {boolean} isSet */
const keep = (entry, name, isSet) => {
  const marks = kept();
  const own = Array.isArray(marks[entry]) ? marks[entry] : [];
  const names = own.filter((one) => one !== name);
  if (isSet) names.push(name);
  // Entries that left the desk are forgotten.
  const here = Object.entries({ ...marks, [entry]: names }).filter(([id]) => byId(`entry-${id}`));
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(here)));
  } catch {
    // Storage is off or full: the mark lasts as long as the page.
  }
};
/** @param {string} entry @param {string} name */
const has = (entry, name) => {
  const marks = kept()[entry];
  return Array.isArray(marks) && marks.includes(name);
};

/** @param {HTMLElement} button @param {string} words */
function answer(button, words) {
  const name = (button.dataset["name"] ??= button.textContent ?? "");
  button.textContent = words;
  if (told) told.textContent = words;
  setTimeout(() => {
    if (button.textContent !== words) return;
    button.textContent = name;
    if (told) told.textContent = "";
  }, 2500);
}

/** @param {string} text @param {HTMLElement | null} [field] what to select where the clipboard is closed */
async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (!field) return false;
    field.focus();
    if (field instanceof HTMLTextAreaElement) field.select();
    else getSelection()?.selectAllChildren(field);
    return document.execCommand("copy");
  }
}

for (const button of /** @type {HTMLButtonElement[]} */ (all("button[data-copy], button[data-text]")))
  button.addEventListener("click", async () => {
    // A command without its address or reason is of no use.
    if (button.form && !button.form.reportValidity()) return;
    const field = byId(button.dataset["copy"] ?? "");
    const text = button.dataset["text"] ?? (field instanceof HTMLTextAreaElement ? field.value : field?.textContent);
    const isCopied = await copy(text ?? "", field);
    answer(button, isCopied ? "Скопировано" : "Скопируйте сами: Ctrl+C");
  });

for (const field of /** @type {HTMLTextAreaElement[]} */ (all("textarea")))
  field.addEventListener("input", () => {
    const count = document.querySelector(`[data-length="${field.id}"]`);
    const limit = (count?.textContent ?? "").split("из")[1] ?? "";
    if (count) count.textContent = `${field.value.length.toLocaleString("ru-RU")} из${limit}`;
  });

/** @param {HTMLInputElement} input */
const addressOf = ({ value, dataset }) =>
  readPostAddress(value, { hosts: (dataset["hosts"] ?? "").split(" "), portal: dataset["portal"] });

/** For a shell: one line in quotes, without the signs that end them or mean something within. @param {string} text */
const quoted = (text) =>
  `"${text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/["`$\\]/g, "'")}"`;
/** The same for an address, which may be written otherwise. @param {string} url */
const quotedAddress = (url) =>
  `"${url.replace(/["'`$\\!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`;

for (const slot of /** @type {HTMLElement[]} */ (all("[data-slot]"))) {
  const input = byId(slot.dataset["slot"] ?? "");
  if (!(input instanceof HTMLInputElement)) continue;
  const empty = slot.textContent;
  // What the browser checks without a script is coarser: an upper-case host is one too.
  input.removeAttribute("pattern");
  const look = () => {
    const isAddress = input.type === "url";
    const isEmpty = input.value.trim() === "";
    const { url = "", fault } = isAddress && !isEmpty ? addressOf(input) : { fault: "" };
    input.setCustomValidity(fault || (input.value !== "" && isEmpty ? "Напишите хотя бы слово." : ""));
    const line = isAddress ? byId(`fault-${input.form?.dataset["entry"]}`) : null;
    if (line && line.textContent !== fault) line.textContent = fault;
    input.setAttribute("aria-invalid", String(fault !== ""));
    const isGood = !isEmpty && input.checkValidity();
    slot.textContent = isGood ? (isAddress ? quotedAddress(url) : quoted(input.value)) : empty;
  };
  input.addEventListener("input", look);
  // A browser brings back what was typed before a reload.
  look();
}

for (const box of /** @type {HTMLInputElement[]} */ (all("input[data-check]"))) {
  const entry = box.dataset["check"] ?? "";
  box.checked = has(entry, box.name);
  box.addEventListener("change", () => keep(entry, box.name, box.checked));
}

for (const form of /** @type {HTMLFormElement[]} */ (all("form[data-mark]"))) {
  const { entry = "", mark = "" } = form.dataset;
  form.addEventListener("submit", (event) => {
    // Without a place to send to, Enter in a field copies the command.
    if (!form.hasAttribute("action")) {
      event.preventDefault();
      form.querySelector("button")?.click();
      return;
    }
    if (mark !== "posted" && mark !== "skip" && mark !== "withdraw") return;
    keep(entry, "sent", true);
    const note = document.querySelector(`[data-sent="${entry}"]`);
    if (note instanceof HTMLElement) note.hidden = false;
  });
}
for (const note of /** @type {HTMLElement[]} */ (all("[data-sent]")))
  note.hidden = !has(note.dataset["sent"] ?? "", "sent");

if ("share" in navigator)
  for (const button of /** @type {HTMLButtonElement[]} */ (all("button[data-share]"))) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = byId(button.dataset["share"] ?? "");
      const text = field instanceof HTMLTextAreaElement ? field.value : "";
      // The network's application takes only the address: the text waits in the clipboard.
      const isCopied = await copy(text);
      try {
        await navigator.share({ title: button.dataset["shareTitle"] ?? "", url: button.dataset["shareUrl"] ?? "" });
        answer(button, isCopied ? "Текст скопирован: вставьте его" : "Отправлено");
      } catch (error) {
        // Who has thought better of it needs no message.
        if (error instanceof DOMException && error.name === "AbortError") return;
        answer(button, "Не вышло: скопируйте текст");
      }
    });
  }

// A jump to a task opens it, and the archive around it.
/** @param {string} hash */
const unfold = (hash) => {
  const target = byId(hash.slice(1));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  target?.scrollIntoView();
};
// A second jump to the same place is no change of the address.
for (const link of /** @type {HTMLAnchorElement[]} */ (all('a[href^="#entry-"]')))
  link.addEventListener("click", () => unfold(link.hash));
addEventListener("hashchange", () => unfold(location.hash));
unfold(location.hash);
