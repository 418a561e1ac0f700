/** Where a community keeps the settings of its portal, from the project's root. */
export const siteFile = "content/site.yaml";

/** Where it keeps its own values of the tokens; a portal without the file has those of the code. */
export const themeFile = "content/theme.css";
