import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type Serving } from "./serve.ts";

let folder: string;
let serving: Serving;

beforeAll(async () => {
  const parent = await mkdtemp(path.join(tmpdir(), "svod-serve-"));
  folder = path.join(parent, "dist");
  await mkdir(path.join(folder, "practices/one"), { recursive: true });
  await writeFile(path.join(parent, "secret.txt"), "secret");
  await writeFile(path.join(folder, "index.html"), "Главная");
  await writeFile(path.join(folder, "404.html"), "Такой страницы нет");
  await writeFile(path.join(folder, "feed.xml"), "<rss/>");
  await writeFile(path.join(folder, "practices/one/index.html"), "Практика");
  serving = await serve(folder, { port: 0, base: "/svod/" });
});
afterAll(async () => {
  await serving.close();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

const get = (address: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${serving.port}${address}`, { redirect: "manual", ...options });

test("a page is given with its charset", async () => {
  const response = await get("/svod/practices/one/");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html;charset=utf-8");
  expect(await response.text()).toBe("Практика");
});

test("other texts have a charset too", async () => {
  expect((await get("/svod/feed.xml")).headers.get("content-type")).toBe("application/xml; charset=utf-8");
});

test.each([
  ["/svod", "/svod/"],
  ["/svod?q=1", "/svod/?q=1"],
  ["/svod/practices/one", "/svod/practices/one/"],
  ["/svod/practices/one?print", "/svod/practices/one/?print"],
])("%s leads to %s", async (from, to) => {
  const response = await get(from);
  expect([response.status, response.headers.get("location")]).toEqual([301, to]);
});

test.each([
  "/",
  "/svod/nothing/",
  "/svod/practices/",
  "/svodka/",
  "/svod/%E0%A4%A",
  "/svod/..%2fsecret.txt",
  "/svod/%2e%2e/secret.txt",
])("%s is not found, and the page says so", async (address) => {
  const response = await get(address);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("Такой страницы нет");
});

test("a path that climbs out of the folder is not followed", async () => {
  const { request } = await import("node:http");
  // fetch tidies such an address before it is sent; a plain request does not.
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ port: serving.port, path: "/svod/../../secret.txt" }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(404);
});

test("only reading is allowed", async () => {
  expect((await get("/svod/", { method: "POST" })).status).toBe(405);
});

test("a taken port is passed over", async () => {
  const other = await serve(folder, { port: serving.port, base: "/" });
  expect(other.port).toBeGreaterThan(serving.port);
  await other.close();
});

test("a folder that is replaced while it is served gives the new page", async () => {
  await writeFile(path.join(folder, "new.html"), "Новая");
  expect(await (await get("/svod/new.html")).text()).toBe("Новая");
});
