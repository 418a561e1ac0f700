import { openStage, visit, desktop } from "./browser.ts";
const stage = await openStage();
const v = await visit(stage, desktop);
v.page.on("console", (m) => console.log(m.type(), m.text()));
for (const q of ["дуальное","наставник", "ыыыыы"]) {
await v.go("/search/?q=" + encodeURIComponent(q));
await v.page.waitForTimeout(1500);
console.log((await v.page.locator(".search-page").innerText()).slice(0,700));
}
console.log(v.faults);
await stage.close();
