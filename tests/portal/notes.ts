/** More entries than a page of a list holds: what they say does not matter, only that they are many. */
const NOTES = 24;

/** Short notes that follow one another by days, as files of the content. */
export const notes = (): { name: string; text: string }[] =>
  Array.from({ length: NOTES }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    return {
      name: `articles/zametka-${number}.md`,
      text: `---
id: art-note-${number}
slug: zametka-${number}
title: Заметка ${number} из дневника
teaser: Короткая заметка под номером ${number}. Таких на портале много, чтобы список не поместился на одной странице.
status: real
rubric: news
audience: [youth]
published: 2026-03-${number}
genre: overview
sources:
  - id: s1
    url: https://example.org/dnevnik/${number}
    title: Дневник, запись ${number}
    publisher: Издание-пример
    accessed: 2026-11-20
---

Запись за ${index + 1} марта [^s1].
`,
    };
  });
