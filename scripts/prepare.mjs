// Stands before the commands of package.json: makes sure that what they run is installed.
import { command, ensureInstalled, projectNode } from "./install.mjs";

await command(() => {
  ensureInstalled();
  projectNode();
  return 0;
});
