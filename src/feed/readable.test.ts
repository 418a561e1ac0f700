import { describe, expect, test } from "vitest";
import { readableHtml } from "./readable.ts";

const page = "https://svod.example/portal/articles/one/";

describe("addresses are whole", () => {
  test.each([
    ['<a href="/portal/practices/">к</a>', '<a href="https://svod.example/portal/practices/">к</a>'],
    ['<a href="../two/?a=1&amp;b=2">д</a>', '<a href="https://svod.example/portal/articles/two/?a=1&amp;b=2">д</a>'],
    ['<a href="#itogi">и</a>', `<a href="${page}#itogi">и</a>`],
    ['<a title="a > b" href="#b">б</a>', `<a href="${page}#b">б</a>`],
    ['<a href="https://example.org/a">э</a>', '<a href="https://example.org/a">э</a>'],
    ['<a href="//example.org/">э</a>', '<a href="https://example.org/">э</a>'],
    ['<a href="mailto:bc@example.org">п</a>', '<a href="mailto:bc@example.org">п</a>'],
    ['<a href="javascript:alert(1)">з</a>', "з"],
    ['<a href="https://[">з</a>', "з"],
    ["<a>без адреса</a>", "без адреса"],
    [
      '<img alt="а &amp; б" src="/portal/a.webp" srcset="/portal/a.webp 1x" width="10" height="5" loading="lazy">',
      '<img src="https://svod.example/portal/a.webp" alt="а &amp; б" width="10" height="5">',
    ],
    ['<img src="data:image/png;base64,AA" alt="">', ""],
    ['<code>href="/x/" src="/y"</code>', '<code>href="/x/" src="/y"</code>'],
  ])("%s", (html, expected) => {
    expect(readableHtml(html, page)).toBe(expected);
  });
});

describe("what a reader does not know", () => {
  test.each([
    [
      "boxes give their words",
      '<section class="a"><div><h2 id="x">З</h2> <p>т</p></div></section>',
      "<h2>З</h2>\n<p>т</p>",
    ],
    ["words of a box are a paragraph", "<div>слово <b>два</b></div>", "<p>слово <b>два</b></p>"],
    [
      "scripts, fields and drawings go",
      "<p>а<input type=checkbox><svg><path/></svg></p><script>1<2</script>",
      "<p>а</p>",
    ],
    ["what is hidden goes", '<p hidden>а</p><p>б<span aria-hidden="true">→</span></p>', "<p>б</p>"],
    ["what is said aloud only stays", '<p><span class="visually-hidden">было </span>5</p>', "<p>было 5</p>"],
    [
      "a mark of a source stands apart from the number",
      '<p>24<a class="source-mark" href="#source-1" aria-label="Источник 1">1</a></p>',
      `<p>24<sup><a href="${page}#source-1">[1]</a></sup></p>`,
    ],
    [
      "the current one stands out",
      '<ol><li>а</li><li aria-current="step">б</li></ol>',
      "<ol><li>а</li>\n<li><strong>б</strong></li></ol>",
    ],
    [
      "pairs are lines",
      "<dl><div><dt>Регион</dt><dd><a href='/r/'>Тула</a></dd><dd>Омск</dd></div><dt>Год</dt><dd>2020</dd></dl>",
      '<ul>\n<li><strong>Регион:</strong> <a href="https://svod.example/r/">Тула</a>; Омск</li>\n<li><strong>Год:</strong> 2020</li>\n</ul>',
    ],
    [
      "a table is a list of its rows",
      "<div class='scroll-x'><table><thead><tr><th>Год</th><th>Сдали</th><th>Место</th></tr></thead><tbody><tr><td>2020</td><td>309</td><td></td></tr><tr><td>2021</td><td>400</td><td>Тула</td></tr></tbody></table></div>",
      "<ul>\n<li><strong>2020</strong>. Сдали: 309</li>\n<li><strong>2021</strong>. Сдали: 400; Место: Тула</li>\n</ul>",
    ],
    [
      "a table without a head too",
      "<table><tr><td>а</td><td>б</td></tr></table>",
      "<ul>\n<li><strong>а</strong>. б</li>\n</ul>",
    ],
    ["an empty paragraph goes", "<p> </p><p>а</p>", "<p>а</p>"],
  ])("%s", (_name, html, expected) => {
    expect(readableHtml(html, page)).toBe(expected);
  });

  test("the source's layout goes, but not what was typed as it is", () => {
    const html = "<p>а\n   б  <b> в</b></p>\n   <pre><code>г\n   д  е</code></pre>";
    expect(readableHtml(html, page)).toBe("<p>а б <b> в</b></p>\n<pre><code>г\n   д  е</code></pre>");
  });
});

test("signs stay as they were written", () => {
  const html = "<p>x]]&gt;y &lt;b&gt; &amp;amp; 👩‍🏭 שלום</p>";
  expect(readableHtml(html, page)).toBe(html);
  expect(readableHtml("<p>а\u0008б\uFFFE\uD83D</p>", page)).toBe("<p>аб\uFFFD</p>");
});
