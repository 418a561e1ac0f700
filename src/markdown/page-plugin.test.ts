import { markdownToHtml } from "satteri";
import { expect, test } from "vitest";
import { pagePlugin } from "./page-plugin.ts";

const html = (text: string) => markdownToHtml(text, { hastPlugins: [pagePlugin] }).html;

test("the options of a command are marked, so that no line breaks within them; its text stays", () => {
  expect(html("`withdraw <id> --delete`")).toBe(
    '<p><code>withdraw &lt;id&gt; <span class="option">--delete</span></code></p>\n',
  );
  expect(html("`npm run check -- --help`")).toContain('check -- <span class="option">--help</span></code>');
  expect(html("`posted`, `2026--03` и `--`")).not.toContain("span");
});
