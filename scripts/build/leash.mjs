// Loaded into Astro's process: it ends when the build that started it is killed,
// so that no orphan goes on writing into the folder of the next build.
process.once("disconnect", () => process.exit(1));
// The channel alone must not keep a finished build alive.
process.channel?.unref();
