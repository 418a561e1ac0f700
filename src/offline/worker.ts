/**
 * The service worker: pages that were visited or kept open without a network. The build puts it into one file, `sw.js`,
 * with what it knows of itself behind.
 *
 * One rule keeps old and new apart: a cache holds one build. A page from the cache gets everything else from the same
 * cache; a page from the network gets nothing from it but files whose names change with their content. What is visited
 * while a newer build is deployed waits until the worker of that build fetches it all anew.
 */
import { answering, isOurs } from "./answering.ts";
import type { OfflineBuild } from "./build.ts";
import { keeping } from "./keeping.ts";
import type { WorkerScope } from "./scope.ts";
import { takeTurn, takeover } from "./takeover.ts";

export function startWorker(scope: WorkerScope, build: OfflineBuild): void {
  const held = keeping(scope, build);
  const answer = answering(scope, build, held);
  const { install, activate } = takeover(scope, build, held);
  const keepFavourites = async (paths: readonly string[]) => {
    await held.notes.write("favourites", paths);
    const missing: string[] = [];
    for (const path of paths) if (!(await held.kept(path))) missing.push(path);
    await held.rememberAll(missing);
  };

  scope.addEventListener("install", (event) => event.waitUntil(install()));
  scope.addEventListener("activate", (event) => event.waitUntil(activate()));
  scope.addEventListener("fetch", (event) => {
    if (isOurs(event.request, scope.location.origin, build)) event.respondWith(answer(event));
  });
  scope.addEventListener("message", (event) => {
    const { data } = event;
    if (data.type === "activate") event.waitUntil(takeTurn(scope, held.notes, event.source?.id));
    else if (data.type === "visited") event.waitUntil(held.rememberAll(data.paths));
    else event.waitUntil(keepFavourites(data.paths));
  });
}
