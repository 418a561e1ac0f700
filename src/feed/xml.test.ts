import { describe, expect, test } from "vitest";
import { clean, escapeXml } from "./xml.ts";

describe("clean", () => {
  test.each([
    ["control characters go", "Ново\u0000сти\u0007 го\uFFFFда\u001B", "Новости года"],
    ["tabs and new lines stay", "а\tб\nв\r", "а\tб\nв\r"],
    ["emoji and letters beyond the first plane stay", "👩‍🏭 и 𝔘", "👩‍🏭 и 𝔘"],
    ["half a pair becomes a sign", "а\uD83Dб\uDE00в", "а\uFFFDб\uFFFDв"],
    ["words from right to left stay", "\u202Eשלום\u202C ქართული", "\u202Eשלום\u202C ქართული"],
  ])("%s", (_name, text, expected) => {
    expect(clean(text)).toBe(expected);
    expect(clean(expected)).toBe(expected);
  });
});

test("escapeXml bears elements and attributes", () => {
  expect(escapeXml('А & Б < В > "Г" ]]> &amp;\u0000')).toBe("А &amp; Б &lt; В &gt; &quot;Г&quot; ]]&gt; &amp;amp;");
});
