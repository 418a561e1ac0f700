import { expect, test } from "vitest";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { linkTo, referenceNames, pick } from "./link.ts";
import { monthName } from "./months.ts";

const practice = makeEntry("practices", "liga", { partners: ["nobody"], instruments: ["dual", "nok"] });
const portal = makePortal([
  practice,
  makeEntry("organizations", "college", { short: "Колледж", title: "Колледж-пример" }),
]);

test("an entry is linked by its name, an organisation by its short one", () => {
  expect(linkTo(portal, "practices", "liga")).toEqual({
    label: "Запись liga",
    to: "/practices/liga/",
    title: "Запись liga",
  });
  expect(linkTo(portal, "organizations", "college")).toMatchObject({ label: "Колледж", title: "Колледж-пример" });
  expect(linkTo(portal, "practices", "nobody")).toBeUndefined();
});

test("a term leads to its page when it has one, and is explained when it can be", () => {
  expect(linkTo(portal, "instruments", "dual")).toEqual({
    label: "Дуальное обучение",
    to: "/instruments/dual/",
    title: "Учёба в колледже и на предприятии.",
  });
  expect(linkTo(portal, "instruments", "mentoring")).toEqual({ label: "Наставничество" });
  expect(linkTo(portal, "districts", "volga")).toEqual({ label: "Приволжский округ" });
  expect(() => linkTo(portal, "stages", "unknown")).toThrow("stages/unknown");
});

test("names are those of all that an entry refers to, what is not published left out", () => {
  const names = referenceNames(portal, practice);
  expect(Object.keys(names)).toEqual(
    expect.arrayContaining(["organizations/college", "instruments/nok", "stages/pilot"]),
  );
  expect(names).not.toHaveProperty("organizations/nobody");
  expect(pick(names, "instruments", ["nok", "unknown", "dual"]).map(({ label }) => label)).toEqual([
    "Независимая оценка квалификации",
    "Дуальное обучение",
  ]);
});

test.each([
  ["2026-01", "Январь"],
  ["2026-05", "Май"],
  ["2024-12", "Декабрь"],
])("%s is called %s", (month, name) => {
  expect(monthName(month)).toBe(name);
});
