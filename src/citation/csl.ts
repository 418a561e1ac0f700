import type { Citation } from "./citation.ts";

const dateParts = (day: string) => ({ "date-parts": [day.split("-").map(Number)] });

/** CSL-JSON, the list of one item that Zotero and pandoc take. An organisation is a literal name. */
export const cslItems = (citation: Citation, accessed?: string): object[] => {
  const { id, title, author, publisher, container, url, published, abstract } = citation;
  return [
    {
      id,
      type: "webpage",
      title,
      author: [{ literal: author }],
      "container-title": container,
      publisher,
      ...(published && { issued: dateParts(published) }),
      ...(accessed && { accessed: dateParts(accessed) }),
      URL: url,
      language: "ru",
      abstract,
    },
  ];
};
