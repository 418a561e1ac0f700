import jsonld, { type JsonLdDocument, type Options } from "jsonld";
import { expect, test } from "vitest";
import { fakePortal } from "#tests/fake/dataset.ts";
import { practicesJsonLd } from "./json-ld.ts";

type Expanded = Record<string, { "@value"?: unknown; "@id"?: string }[]> & { "@id"?: string; "@type"?: string[] };

/** Answers for schema.org, so that nothing is asked of the network. */
const context = {
  "@context": {
    "@vocab": "https://schema.org/",
    ...Object.fromEntries(
      ["url", "license", "contentUrl"].map((name) => [name, { "@id": `https://schema.org/${name}`, "@type": "@id" }]),
    ),
  },
};
const documentLoader = async (url: string) => {
  if (url !== "https://schema.org") throw new Error(`asks for ${url}`);
  return { document: context, documentUrl: url };
};
/** The types of the package do not know `safe`: a word that would be lost is an error. */
const options = { documentLoader, safe: true } as Options.Expand;
const expand = async (text: string) =>
  (await jsonld.expand(JSON.parse(text) as JsonLdDocument, options)) as unknown as Expanded[];

const schema = (name: string) => `https://schema.org/${name}`;

test("expands to the data set and its practices without losing a word", async () => {
  const nodes = await expand(practicesJsonLd(fakePortal()));
  expect(nodes.map((node) => node["@type"])).toEqual([
    [schema("Dataset")],
    ...Array.from({ length: 3 }, () => [schema("Article"), schema("HowTo")]),
  ]);
  expect(nodes.map((node) => node["@id"])).toEqual([
    "https://svod.example/data/",
    ...["alpha", "beta", "gamma"].map((id) => `https://svod.example/practices/${id}/`),
  ]);
  const [dataset] = nodes;
  expect(dataset?.[schema("dateModified")]).toEqual([{ "@value": "2026-05-20" }]);
  expect(dataset?.[schema("license")]?.[0]?.["@id"]).toMatch(/creativecommons\.org/);
});

test("a number says no more than its source, and names it", () => {
  const { "@graph": nodes } = JSON.parse(practicesJsonLd(fakePortal())) as { "@graph": Record<string, unknown>[] };
  expect(nodes[1]?.["hasPart"]).toEqual([
    {
      "@type": "Claim",
      name: "Выпускники программы",
      appearance: { "@id": "https://example.org/s1" },
      about: {
        "@type": "PropertyValue",
        name: "Выпускники программы",
        minValue: 1.6,
        unitText: "тыс. человек",
        description: "2025 год",
      },
    },
    {
      "@type": "Claim",
      name: "Выпускники программы",
      appearance: { "@id": "https://example.org/s1" },
      about: {
        "@type": "PropertyValue",
        name: "Выпускники программы",
        value: -3.5,
        unitText: "%",
        description: "по плану; было 38; 2025 год; Оговорка.",
      },
    },
  ]);
  expect(nodes[1]?.["temporalCoverage"]).toBe("2011/..");
});
