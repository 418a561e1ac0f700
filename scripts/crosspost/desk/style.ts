import type { Settings } from "../settings.ts";

/** The desk's stylesheet, in the portal's colours; the dark scheme lightens what is pressed until it reads on night. */
export const deskStyle = ({ paper, ink, spruce, copper, muted, line, night }: Settings["colour"]): string => `
:root { color-scheme: light dark; --paper: ${paper}; --ink: ${ink}; --press: ${spruce}; --on-press: ${paper}; --now: ${copper}; --muted: ${muted}; --line: ${line}; --edge: ${muted}; }
@media (prefers-color-scheme: dark) {
  :root { --paper: ${night}; --ink: ${paper}; --press: color-mix(in oklab, ${spruce}, white 60%); --on-press: ${night}; --now: color-mix(in oklab, ${copper}, white 45%); --muted: color-mix(in oklab, ${muted}, white 50%); --line: color-mix(in oklab, ${night}, white 20%); --edge: var(--muted); }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 "Golos Text", system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.2; text-wrap: balance; margin: 0 0 .5rem; }
h1 { font-size: 1.8rem; }
h2 { font-size: 1.3rem; }
p { margin: 0 0 .75rem; }
a { color: var(--press); }
:focus-visible { outline: 3px solid var(--now); outline-offset: 2px; }
article { border-top: 1px solid var(--line); padding-top: 1.5rem; margin-top: 2rem; }
.facts, .small { color: var(--muted); font-size: .9375rem; }
.notice { border-left: 4px solid var(--now); padding: .25rem 0 .25rem .9rem; }
img { display: block; width: 100%; height: auto; aspect-ratio: 1200 / 630; object-fit: cover; border: 1px solid var(--line); }
figure { margin: 1rem 0; }
figcaption { margin-top: .35rem; }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
textarea { display: block; width: 100%; min-height: 15rem; field-sizing: content; padding: .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: 3px; resize: vertical; margin-bottom: .35rem; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin: .75rem 0 1.25rem; }
.actions > * { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .4rem 1rem; font: inherit; border: 1px solid var(--press); border-radius: 3px; background: transparent; color: var(--press); text-decoration: none; cursor: pointer; }
.actions > .main { background: var(--press); color: var(--on-press); }
[hidden] { display: none !important; }
pre { margin: .25rem 0 .75rem; padding: .6rem .75rem; border: 1px solid var(--line); white-space: pre-wrap; font: .9375rem/1.5 ui-monospace, monospace; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; }
`;

/** Shows the copy buttons, which need a script, and copies the text that each one names. */
export const deskScript = `
const told = document.getElementById("told");
for (const button of document.querySelectorAll("button[data-copy]")) {
  const name = button.textContent;
  let back;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    let copied = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.focus();
      field.select();
      copied = document.execCommand("copy");
    }
    button.textContent = copied ? "Скопировано" : "Выделено: нажмите Ctrl+C";
    told.textContent = button.textContent;
    clearTimeout(back);
    back = setTimeout(() => { button.textContent = name; told.textContent = ""; }, 2500);
  });
}
`;
