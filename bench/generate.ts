import { CORE_SCHEMA, dump } from "js-yaml";
import { slugAddress } from "#src/entry/address.ts";
import type { KindName } from "#src/entry/kinds.ts";
import type { Vocabularies } from "#src/entry/vocabulary.ts";
import { slug } from "#src/text/slug.ts";
import { body, sentence } from "./prose.ts";
import { random } from "./random.ts";
import { capital, commonFields, ownFields, termLinks, within, type GeneratedKind, type Stock } from "./record.ts";
import { crafts, subjects, towns } from "./words.ts";

/** A file of the content folder, its path from the project's root. */
export interface ContentFile {
  path: string;
  text: string;
}

/** Sixteen of twenty entries are practices, two of forty mechanisms or projects. */
function kindOf(index: number): GeneratedKind {
  const kinds: GeneratedKind[] = ["articles", "digests", "events", index % 40 === 19 ? "mechanisms" : "projects"];
  return kinds[(index % 20) - 16] ?? "practices";
}

/** Sections that bring each kind to about 600 words together with its record. */
const sections: Record<GeneratedKind, number> = {
  practices: 3,
  mechanisms: 6,
  articles: 6,
  digests: 5,
  events: 6,
  projects: 6,
};

const idOf = (kind: KindName, index: number) => `${kind.slice(0, 3)}-${String(index + 1).padStart(5, "0")}`;

const file = (kind: KindName, data: { slug: string }, text: string): ContentFile => ({
  path: `content/${kind}/${data.slug}.md`,
  text: `---\n${dump(data, { schema: CORE_SCHEMA, lineWidth: -1 })}---\n\n${text}`,
});

/**
 * `count` entries that the portal's schema accepts, about 600 words each, four fifths of them practices, and a tenth
 * as many organisations. The same arguments give the same files, byte by byte. `code` are ids of the portal's clauses.
 */
export function generate(count: number, seed: number, terms: Vocabularies, code: readonly string[]): ContentFile[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const idsOf = (kind: GeneratedKind) =>
    indexes.filter((index) => kindOf(index) === kind).map((index) => idOf(kind, index));
  const organizations = Array.from({ length: Math.max(3, Math.round(count / 10)) }, (_, index) =>
    idOf("organizations", index),
  );
  const stock: Stock = { terms, code, organizations, mechanisms: idsOf("mechanisms"), practices: idsOf("practices") };

  const named = indexes.map((index) => {
    const from = random(seed * 7919 + index);
    const title = within(
      `${capital(from.pick(subjects))}: участок ${from.pick(crafts)} в городе ${from.pick(towns)}`,
      96,
    );
    return {
      title,
      slug: `${slug(title)
        .slice(0, 70)
        .replace(/-[^-]*$/, "")}-${index + 1}`,
    };
  });

  const entry = (index: number): ContentFile => {
    const from = random(seed * 104_729 + index);
    const kind = kindOf(index);
    const id = idOf(kind, index);
    const common = commonFields(from, kind, id, stock);
    const own = ownFields(from, kind, common, stock);
    const neighbour = named[index - (index % 20)];
    const links = [
      ...termLinks(own, stock),
      ...(neighbour ? [{ label: `«${neighbour.title}»`, to: slugAddress("practices", neighbour.slug) }] : []),
    ];
    const text = body(from, sections[kind], { sources: common.sources.map((source) => source.id), links });
    return file(kind, { id, ...(named[index] as { title: string; slug: string }), ...common, ...own }, text);
  };

  const organization = (id: string, index: number): ContentFile => {
    const from = random(seed * 15_485_863 + index);
    const town = from.pick(towns);
    const data = {
      id,
      slug: `${slug(town)}-${index + 1}`,
      title: `Учебный центр ${from.pick(crafts)} города ${town}, № ${index + 1}`,
      short: `Центр «${town}-${index + 1}»`,
      teaser: `Учебный центр города ${town}. ${within(sentence(from), 200)}`,
      status: "real",
      type: from.pick(terms["organization-types"]).id,
      regions: [from.pick(terms.regions).id],
      url: `https://example.org/${id}/`,
    };
    return file("organizations", data, body(from, 0, { sources: [], links: [] }));
  };

  return [...organizations.map(organization), ...indexes.map(entry)];
}
