import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { siteText, skeleton } from "./site-text.ts";

const before = readFileSync(new URL("site.yaml", skeleton), "utf8").split("\n");
const answers = {
  name: "Маяк",
  address: "https://mayak.example",
  slogan: "Верфь # и: порт",
  description: `«Маяк» собирает практики верфей: $& и "кавычки",\nв две строки, чтобы испытать и такой ответ.`,
  publisher: "Союз верфей",
  zone: "Asia/Vladivostok",
  contact: "red@mayak.example",
  repository: "https://github.com/mayak/portal",
};

test("only the answered lines differ from the skeleton, and every comment stands where it stood", () => {
  const after = siteText(answers).split("\n");
  expect(after).toHaveLength(before.length);
  const changed = before.flatMap((line, at) => (line === after[at] ? [] : [line.replace(/:.*/, "")]));
  expect(changed).toEqual(["name", "slogan", "description", "address", "publisher", "zone", "repository", "email"]);
});

test("what is written is read as it was answered", () => {
  const { contact: email, ...others } = answers;
  expect(parse(siteText(answers))).toMatchObject({ ...others, email });
});

test("who publishes is the portal itself where nobody else is named", () => {
  expect(parse(siteText({ name: "Маяк", address: "https://mayak.example" }))).toMatchObject({ publisher: "Маяк" });
});
