/** The little of Citation.js that the tests use; the package brings no types. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string });
    data: unknown[];
  }
  export const plugins: {
    config: { get(plugin: "@bibtex"): { parse: { sentenceCase: "always" | "english" | "never" } } };
  };
}
