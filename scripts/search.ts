import { existsSync } from "node:fs";
import { nearest } from "#src/text/nearest.ts";
import { counted } from "#src/text/plural.ts";
import { readOptions } from "./options.mjs";
import { GOAL, goldenSets, judge, reached, readGolden, scores, type Judged } from "./search/golden.ts";
import { openSearch, type OpenSearch } from "./search/open.ts";

const help = `Ищет по собранному порталу, как ищет посетитель, и проверяет поиск на эталонных запросах.

  npm run search -- "демоэкзамен тула"            что найдётся и как понят запрос
  npm run search -- --golden                      таблица по наборам из content/tests/search
  npm run search -- --golden мой-набор.yaml       то же по своему набору
  npm run search -- --golden --json               для программ

  --dist папка    где лежит собранный портал (по умолчанию dist)
  --json          ответ в JSON

Набор — список записей {class, query, expect}: expect называет id записей, которые обязаны стоять в первой тройке.
Код выхода: 0 — цель достигнута (полнота@3 от ${GOAL.all * 100} % в целом и от ${GOAL.each * 100} % в каждом классе), 1 — нет,
2 — команда не понята.`;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);

function table(file: string, judged: readonly Judged[]): string {
  const result = scores(judged);
  const rows = [...result.classes, result.all].map(
    ({ name, queries, recall, mrr }) =>
      `${name.padEnd(22)}${String(queries).padStart(5)}${percent(recall)}${mrr.toFixed(3).padStart(8)}`,
  );
  const missed = judged
    .filter(({ recall }) => recall < 1)
    .map(
      ({ class: name, query, expect, top }) =>
        `  ${name}: «${query}»\n    ждали ${expect.join(", ")}\n    нашли ${top.join(", ") || "ничего"}`,
    );
  return [
    file,
    `${"класс".padEnd(22)}${"всего".padStart(5)}${"R@3".padStart(8)}${"MRR".padStart(8)}`,
    ...rows,
    ...(missed.length > 0 ? ["Не в первой тройке:", ...missed] : []),
    reached(result) ? "Цель достигнута." : "Цель не достигнута.",
  ].join("\n");
}

async function ask({ engine, source }: OpenSearch, query: string) {
  const answer = await engine.ask(query);
  const found = await Promise.all(
    answer.ranked.slice(0, 10).map(async ({ entry, score, full }) => ({ score, full, ...(await source.found(entry)) })),
  );
  return { ...answer, found };
}

async function run(): Promise<number> {
  const { values, positionals } = readOptions(
    {
      allowPositionals: true,
      options: {
        golden: { type: "boolean" },
        dist: { type: "string", default: "dist" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    },
    nearest,
  );
  if (values.help || (!values.golden && positionals.length === 0)) {
    console.log(help);
    return values.help ? 0 : 2;
  }
  const files = positionals.length > 0 ? positionals : goldenSets.filter((file) => existsSync(file));
  if (values.golden && files.length === 0)
    throw new Error("Наборов нет: положите их в content/tests/search или назовите свой файл.");
  const opened = await openSearch(values.dist);
  if (!values.golden) {
    const { found, corrected, unknown, meanings, ranked } = await ask(opened, positionals.join(" "));
    if (values.json) console.log(JSON.stringify({ corrected, unknown, meanings, found }, null, 2));
    else {
      if (corrected) console.log(`Искали: ${corrected}`);
      if (unknown.length > 0) console.log(`Нет на портале: ${unknown.join(", ")}`);
      for (const { page, forms } of meanings) if (page) console.log(`${page.kind}: ${forms[0]} ${page.to}`);
      console.log(`${counted(ranked.length, ["страница", "страницы", "страниц"])}`);
      for (const { score, full, title, kind, url } of found)
        console.log(`${score.toFixed(2).padStart(6)} ${full ? " " : "~"} ${kind}: ${title}  ${url}`);
    }
    return ranked.length > 0 ? 0 : 1;
  }
  const results = [];
  for (const file of files) results.push({ file, judged: await judge(opened.engine, await readGolden(file)) });
  if (values.json)
    console.log(
      JSON.stringify(
        results.map((one) => ({ ...one, ...scores(one.judged) })),
        null,
        2,
      ),
    );
  else for (const { file, judged } of results) console.log(`${table(file, judged)}\n`);
  // Of the portal's own sets only the first is tuned to and must be reached; the others tell whether tuning helped.
  const demanded = positionals.length > 0 ? results : results.slice(0, 1);
  return demanded.every(({ judged }) => reached(scores(judged))) ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
