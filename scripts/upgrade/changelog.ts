/** The parts of CHANGELOG.md above a version: what a portal of that version has not read yet. */
export function changesSince(changelog: string, version: string): string {
  const parts = changelog.split(/^(?=## )/m).filter((part) => part.startsWith("## "));
  const known = parts.findIndex((part) => part.startsWith(`## ${version} `) || part.startsWith(`## ${version}\n`));
  return (known === -1 ? parts : parts.slice(0, known)).join("").trimEnd();
}
