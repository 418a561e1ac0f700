import { readdir, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import MiniSearch from "minisearch";
import { chromium, type Browser } from "playwright-core";
import { findBrowser } from "#scripts/install.mjs";
import { keyOf } from "#src/search/analysis.ts";
import { readDocument, type SearchDocument } from "#src/search/document.ts";
import { otherLayout } from "#src/search/keyboard.ts";
import { measure } from "./measure.ts";
import { readOptions } from "./options.ts";
import { buildCommand, buildEnvironment, createWorkspace, generateContent, project } from "./workspace.ts";

const help = `Сравнивает поиск портала с MiniSearch на готовом индексе и измеряет каталог: те же записи, один прогон.

  node bench/search.ts                  5000 записей
  node bench/search.ts --size 200       быстро, для пробы
  node bench/search.ts --site папка     по уже собранному порталу
  node bench/search.ts --json           числа для программы

Телефон изображает Chromium: процессор замедлен в 6 раз, сеть 1,6 Мбит/с с задержкой 150 мс. Все текстовые файлы отдаются
сжатыми. Для поиска измеряют байты и время от открытия страницы с запросом до первого ответа на экране; для каталога —
время от щелчка по признаку до перерисованного списка. Пять повторов вперемежку, берётся медиана; сравнивайте отношения.
Код выхода: 0 — измерено, 1 — сборка не удалась.`;

const { values: options } = readOptions({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    size: { type: "string", default: "5000" },
    seed: { type: "string", default: "1" },
    site: { type: "string" },
  },
});
if (options.help) {
  console.log(help);
  process.exit(0);
}

const REPEATS = 5;
const SLOWER = 6;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const say = (line: string) => (options.json ? console.error(line) : console.log(line));

/** Every page of the built portal that has something to find. */
async function documentsOf(site: string): Promise<(SearchDocument & { url: string })[]> {
  const names = (await readdir(site, { recursive: true })).filter((name) => name.endsWith("index.html")).toSorted();
  const documents: (SearchDocument & { url: string })[] = [];
  for (const name of names) {
    const document = readDocument(await readFile(path.join(site, name), "utf8"));
    if (document) documents.push({ ...document, url: `/${path.dirname(name)}/` });
  }
  return documents;
}

/** MiniSearch's index over the same entries, the same keys for the words, stored whole in one file. */
function peerIndex(documents: readonly SearchDocument[]): string {
  const peer = new MiniSearch({
    fields: ["title", "terms", "lead", "text"],
    storeFields: ["title", "lead", "url"],
    processTerm: keyOf,
  });
  peer.addAll(
    documents.map(({ sections, terms, ...document }) => ({
      ...document,
      terms: terms.join(" "),
      text: sections.map(({ heading, text }) => `${heading} ${text}`).join(" "),
    })),
  );
  return JSON.stringify(peer);
}

const peerPage = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>MiniSearch</title><ol id="results"></ol>
<script type="module">
import MiniSearch from "/peer/minisearch.js";
const text = await (await fetch("/peer/index.json")).text();
const peer = MiniSearch.loadJSON(text, { fields: ["title", "terms", "lead", "text"], storeFields: ["title", "lead", "url"] });
const query = new URLSearchParams(location.search).get("q");
const keys = new URLSearchParams(location.search).get("keys");
for (const found of peer.search(keys ?? query, { fuzzy: 0.2, prefix: true, boost: { title: 10, terms: 5, lead: 4 } }).slice(0, 10)) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = found.url;
  link.textContent = found.title;
  item.append(link, " ", found.lead);
  document.querySelector("#results").append(item);
}
document.body.dataset.done = "";
</script>`;

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Serves the portal and the peer alike: text is compressed, as any host does. */
async function serveBoth(site: string, extra: ReadonlyMap<string, string>) {
  const kept = new Map<string, { body: Buffer; zipped: boolean }>();
  const bodyOf = async (address: string) => {
    const known = kept.get(address);
    if (known) return known;
    const file = address.endsWith("/") ? `${address}index.html` : address;
    const own = extra.get(address);
    const plain = own === undefined ? await readFile(path.join(site, file)) : Buffer.from(own);
    const zipped = path.extname(file) in TYPES;
    const made = { body: zipped ? gzipSync(plain) : plain, zipped };
    kept.set(address, made);
    return made;
  };
  const answer = async (address: string, response: ServerResponse) => {
    try {
      const { body, zipped } = await bodyOf(address);
      const type = TYPES[path.extname(address) || ".html"] ?? "application/octet-stream";
      const encoding = zipped ? { "Content-Encoding": "gzip" } : {};
      response.writeHead(200, { "Content-Type": type, "Content-Length": body.length, ...encoding });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer(
    (request, response) =>
      void answer(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname), response),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, warm: bodyOf, close: () => server.close() };
}

interface Taken {
  milliseconds: number;
  bytes: number;
}

/** Opens an address as a slow phone would and waits for what is looked for to be painted. */
async function take(
  browser: Browser,
  url: string,
  painted: string,
  act?: { before: string; click: string },
): Promise<Taken> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  const seen = async () => {
    await page.waitForFunction(painted, undefined, { polling: "raf", timeout: 120_000 });
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  };
  let started = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  if (act) {
    await page.waitForFunction(act.before, undefined, { timeout: 120_000 });
    await page.waitForLoadState("networkidle");
    bytes = 0;
    started = performance.now();
    await page.evaluate(act.click);
  }
  await seen();
  const milliseconds = performance.now() - started;
  await context.close();
  return { milliseconds, bytes };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function repeated(all: readonly (() => Promise<Taken>)[]): Promise<Taken[]> {
  const taken: Taken[][] = all.map(() => []);
  for (let turn = 0; turn < REPEATS; turn++) for (const [place, one] of all.entries()) taken[place]!.push(await one());
  return taken.map((list) => ({
    milliseconds: median(list.map(({ milliseconds }) => milliseconds)),
    bytes: median(list.map(({ bytes }) => bytes)),
  }));
}

/** Queries of every kind, from the words of the entries themselves. */
function queriesOf(documents: readonly SearchDocument[]): [kind: string, query: string][] {
  const title = documents[Math.floor(documents.length / 3)]!.title;
  const words = title.match(/[а-яё]{7,}/gi) ?? ["практика", "колледж"];
  const word = words.toSorted((a, b) => b.length - a.length)[0]!.toLowerCase();
  const half = Math.floor(word.length / 2);
  return [
    ["частое слово", "колледж"],
    ["слово из заголовка", word],
    ["два слова", words.slice(0, 2).join(" ")],
    ["опечатка", word.slice(0, half) + word.slice(half + 1)],
    ["раскладка", otherLayout(word)!],
    ["нет на портале", "космонавтика"],
  ];
}

const root = options.site ? undefined : await createWorkspace(`search-${options.size}`);
if (root) {
  say(`Собираю ${options.size} записей…`);
  await generateContent(root, Number(options.size), Number(options.seed));
  await measure(process.execPath, buildCommand, { cwd: root, env: buildEnvironment });
}
const site = path.resolve(options.site ?? path.join(root!, "dist"));
const documents = await documentsOf(site);
say(`Записей в поиске: ${documents.length}. Готовлю индекс MiniSearch…`);
const index = peerIndex(documents);
const serving = await serveBoth(
  site,
  new Map([
    ["/peer/", peerPage],
    ["/peer/index.json", index],
    ["/peer/minisearch.js", await readFile(path.join(project, "node_modules/minisearch/dist/es/index.js"), "utf8")],
  ]),
);
await serving.warm("/peer/index.json");
const executablePath = await findBrowser();
if (!executablePath) throw new Error("Браузера нет. Запустите npm test: он его установит.");
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

const rows: { name: string; own: Taken; peer: Taken }[] = [];
const FOUND = `document.querySelector("[data-part=results] li, [data-part=near] li") || /ничего не нашлось/.test(document.querySelector("[data-part=status]")?.textContent)`;
for (const [name, query] of queriesOf(documents)) {
  const q = encodeURIComponent(query);
  const keys = encodeURIComponent(query.split(/\s+/).map(keyOf).join(" "));
  const [own, peer] = (await repeated([
    () => take(browser, `${serving.url}/search/?q=${q}`, FOUND),
    () => take(browser, `${serving.url}/peer/?q=${q}&keys=${keys}`, `"done" in document.body.dataset`),
  ])) as [Taken, Taken];
  rows.push({ name: `${name}: «${query}»`, own, peer });
  say(`  ${name}: измерено`);
}
const tick = `document.querySelector('[data-facet="instruments"] [data-term] input').click()`;
const [chosen] = (await repeated([
  () =>
    take(
      browser,
      `${serving.url}/practices/`,
      `/Отобрано/.test(document.querySelector("[data-part=status]").textContent)`,
      {
        before: `document.querySelector(".catalogue--live")`,
        click: tick,
      },
    ),
])) as [Taken];
const [opened] = (await repeated([
  () => take(browser, `${serving.url}/practices/`, `document.querySelector(".catalogue--live")`),
])) as [Taken];
await browser.close();
serving.close();
if (root && !options.keep) await rm(root, { recursive: true });

if (options.json)
  console.log(JSON.stringify({ entries: documents.length, rows, catalogue: { opened, chosen } }, null, 2));
else {
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} КБ`.padStart(9);
  const ms = (value: number) => `${value.toFixed(0)} мс`.padStart(9);
  const ratio = (value: number) => `× ${value.toFixed(2)}`.padStart(8);
  console.log(`\nпоиск: портал и MiniSearch (отношение: MiniSearch к порталу)`);
  for (const { name, own, peer } of rows)
    console.log(
      `${name.padEnd(44)}${kb(own.bytes)}${kb(peer.bytes)}${ratio(peer.bytes / own.bytes)}${ms(own.milliseconds)}${ms(peer.milliseconds)}${ratio(peer.milliseconds / own.milliseconds)}`,
    );
  console.log(`\nкаталог: открыт и готов ${kb(opened.bytes)} ${ms(opened.milliseconds)}`);
  console.log(`каталог: признак отмечен — список перерисован ${kb(chosen.bytes)} ${ms(chosen.milliseconds)}`);
}
