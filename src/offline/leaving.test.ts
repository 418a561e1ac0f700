import { expect, test } from "vitest";
import { fakeScope } from "#tests/fake/worker-scope.ts";
import { startLeaving } from "./leaving.ts";

const start = async () => {
  const fake = fakeScope({ "/": "home" });
  for (const name of ["svod-one", "svod-notes", "somebody"]) await fake.scope.caches.open(name);
  startLeaving(fake.scope, { base: "/" });
  return fake;
};

test("at its turn the worker deletes all that the portal kept, and goes", async () => {
  const fake = await start();
  await fake.happen("install");
  expect(fake.deeds).toEqual([]);
  await fake.happen("activate");
  expect(await fake.scope.caches.keys()).toEqual(["somebody"]);
  expect(fake.deeds).toEqual(["unregister"]);
});

test("it answers nothing", async () => {
  const fake = await start();
  expect(await fake.ask("/", { mode: "navigate" })).toBeUndefined();
});

test("a page of an older build can hand it the turn, as to any newer worker", async () => {
  const fake = await start();
  fake.windows.push("one", "two");
  await fake.happen("message", { data: { type: "activate" }, source: { id: "one" } });
  expect(fake.deeds).toEqual([]);
  fake.windows.pop();
  await fake.happen("message", { data: { type: "activate" }, source: { id: "one" } });
  expect(fake.deeds).toEqual(["skipWaiting"]);
});
