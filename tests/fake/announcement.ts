import { manifest, type Announcement, type Manifest } from "#src/entry/manifest.ts";

/** An announcement for tests, made through the real schema. */
export const sample = (change: Partial<Announcement> = {}): Announcement => {
  const id = change.id ?? "sample-practice";
  const [entry] = manifest.shape.entries.parse([
    {
      id,
      kind: "practices",
      kind_label: "Практика",
      url: `https://svod.example/practices/${id}/`,
      title: "Учебный цех при колледже",
      teaser: "Половину учебного времени студенты проводят в цехе и получают разряд до выпуска.",
      rubric: { id: "practices", label: "Лучшие практики", hashtag: "лучшиепрактики" },
      audience: [{ id: "colleges", label: "Система подготовки кадров" }],
      published: "2026-03-05",
      image: { url: `https://svod.example/og/${id}.png`, width: 1200, height: 630, alt: "Учебный цех при колледже" },
      regions: [],
      tags: [],
      organizations: [],
      ...change,
    },
  ]);
  if (!entry) throw new Error("the schema returned no entry");
  return entry;
};

/** A manifest for tests, newest first. */
export const sampleManifest = (entries: Announcement[]): Manifest =>
  manifest.parse({ version: 1, site: { name: "Свод", url: "https://svod.example" }, entries });
