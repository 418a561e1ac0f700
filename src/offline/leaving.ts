/**
 * The service worker of a portal that keeps nothing any more: it takes the place of the one that did, deletes what that
 * one kept, and goes. It answers no request and touches no page; it waits for its turn as any newer worker does, since
 * Chromium may lose a page that is asked for while one takes over.
 */
import { notesOf, OURS } from "./notes.ts";
import type { WorkerScope } from "./scope.ts";
import { takeTurn } from "./takeover.ts";

export function startLeaving(scope: WorkerScope, { base }: { base: string }): void {
  const leave = async () => {
    for (const key of await scope.caches.keys()) if (key.startsWith(OURS)) await scope.caches.delete(key);
    await scope.registration.unregister();
  };
  scope.addEventListener("activate", (event) => event.waitUntil(leave()));
  scope.addEventListener("message", (event) => {
    if (event.data.type === "activate") event.waitUntil(takeTurn(scope, notesOf(scope.caches, base), event.source?.id));
  });
}
