import { openStage, visit, desktop } from "./tests/browser.ts";
import { execFileSync } from "node:child_process";
const stage = await openStage();
for (const slug of ["primer-praktiki", "belaya-metallurgiya"]) {
  const w = await visit(stage, desktop);
  await w.go(`/practices/${slug}/`);
  await w.page.pdf({
    path: `/tmp/wt-shots/${slug}.pdf`,
    format: "A4",
    preferCSSPageSize: true,
    printBackground: false,
  });
  try {
    execFileSync("pdftoppm", ["-r", "70", "-png", `/tmp/wt-shots/${slug}.pdf`, `/tmp/wt-shots/${slug}`]);
  } catch (e) {
    console.log(e.message);
  }
  await w.context.close();
}
await stage.close();
