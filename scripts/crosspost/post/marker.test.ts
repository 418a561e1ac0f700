import { expect, test } from "vitest";
import { holdsAddress } from "./marker.ts";

const address = "https://svod.example/a/?utm_source=x";

test.each([
  ["alone", address, true],
  ["in a sentence", `Читайте (${address}), это важно.`, true],
  ["before a full stop", `Подробно: ${address}.\nДальше`, true],
  ["with more marks", `${address}&utm_medium=social`, false],
  ["with a longer last mark", `${address}y`, false],
  ["with an anchor", `${address}#steps`, false],
  ["inside another address", `https://go.example/?to=${address}`, false],
  ["first longer, then whole", `${address}-2 ${address}`, true],
  ["absent", "Подробно на портале", false],
])("an address %s", (_where, text, expected) => {
  expect(holdsAddress(text, address)).toBe(expected);
});
