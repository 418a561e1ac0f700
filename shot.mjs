import { openStage, visit, phone, desktop } from "./tests/browser.ts";
const stage = await openStage();
const out = "/tmp/wt-shots";
import { mkdirSync } from "node:fs";
mkdirSync(out, { recursive: true });
const path = process.argv[2] ?? "/practices/belaya-metallurgiya/";
const name = process.argv[3] ?? "p";
for (const [size, options] of [
  ["360", phone],
  ["768", { viewport: { width: 768, height: 900 } }],
  ["1440", desktop],
])
  for (const scheme of ["light", "dark"]) {
    const w = await visit(stage, { ...options, colorScheme: scheme, permissions: [] });
    await w.go(path);
    if (await w.page.locator(".cite summary").count()) await w.page.locator(".cite summary").click();
    const box = w.page.locator(".take-along");
    await box.screenshot({ path: `${out}/${name}-${size}-${scheme}.png` });
    if (w.faults.length) console.log(size, scheme, w.faults);
    await w.context.close();
  }
const w = await visit(stage, { viewport: { width: 900, height: 900 } });
await w.go(path);
await w.page.evaluate(() =>
  Object.assign(document.documentElement.dataset, { scheme: "blue", size: "huge", spacing: "wide" }),
);
if (await w.page.locator(".cite summary").count()) await w.page.locator(".cite summary").click();
await w.page.locator(".take-along").screenshot({ path: `${out}/${name}-low.png` });
await stage.close();
