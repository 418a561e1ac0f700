/** What editors write, before anybody has read it. */

/** Files below the project's root, by path. */
export type Files = Record<string, string | Uint8Array>;

/** The text with one passage changed; a passage that is not there is a mistake of the test. */
export function altered(text: string, passage: string, replacement: string): string {
  if (!text.includes(passage)) throw new Error(`«${passage}» is not in the text`);
  return text.replace(passage, () => replacement);
}

/** Number of the first line that holds a passage. */
export function lineWith(text: string, passage: string): number {
  const index = text.split("\n").findIndex((line) => line.includes(passage));
  if (index === -1) throw new Error(`«${passage}» is not in the text`);
  return index + 1;
}

/** A sound practice that fills the fields where editors slip. */
export const practiceText = (name: string): string => `---
id: ${name}
slug: ${name}
title: Пример практики
teaser: Демонстрационная запись для проверки того, как портал читает файлы.
status: demo
audience: [educators]
published: 2026-03-05
rubric: practices
tags: [lean]
holder: org-holder
period:
  start: "2018"
  end: "2020"
problem: Пример. Студенты не видели производства до выпуска.
goal: Пример. Каждый студент проводит на заводе два дня в неделю.
instruments: [dual]
levels: [spo]
steps:
  - title: Договоритесь с заводом
resources:
  people:
    text: Нужны 2 наставника.
    source: s1
results:
  - metric: Выпускники
    after: 24
    unit: человек
    period: 2012 год
    source: s1
evidence: claimed
stage: pilot
replicability:
  level: full
code_clauses: [clause-one]
sources:
  - id: s1
    url: https://example.org/news
    title: Новость
    publisher: Издание
    accessed: 2026-03-01
images:
  - src: sound.png
    alt: Серый квадрат
    author: Редакция
    rights: Сделано редакцией
---

Первый абзац со ссылкой на [каталог](/practices/) и на источник[^s1].

## Раздел

Последний абзац.
`;

export const eventText = (name: string): string => `---
id: ${name}
slug: ${name}
title: Пример события
teaser: Демонстрационное событие для проверки того, как портал читает файлы.
status: demo
audience: [youth]
published: 2026-03-05
rubric: events
genre: meeting
start: 2026-12-10T11:00
end: 2026-12-10T13:00
place:
  name: Площадка
---

Приходите.
`;

export const pageText = (name: string): string => `---
id: ${name}
slug: ${name}
title: Пример страницы
teaser: Демонстрационная страница для проверки того, как портал читает файлы.
status: demo
updated: 2026-03-05
---

Текст страницы.

<RubricList />
`;

const holderText = `---
id: org-holder
slug: holder
title: Колледж-пример
short: Пример
teaser: Вымышленный колледж для проверки.
status: demo
type: college
---
`;

const clauseText = `---
id: clause-one
slug: clause-one
title: Пример пункта
teaser: Демонстрационный пункт для проверки того, как портал читает файлы.
status: demo
audience: [employers]
published: 2026-03-05
rubric: code
number: "1.1"
article: purpose
origin: Пример
---

Текст пункта.
`;

/** What every test library holds beside the file in question. */
export const soundFiles: Files = {
  "content/organizations/holder.md": holderText,
  "content/code/clause-one.md": clauseText,
  "content/practices/sound.md": practiceText("sound"),
  "content/events/sound-event.md": eventText("sound-event"),
  "content/pages/sound-page.mdx": pageText("sound-page"),
};
