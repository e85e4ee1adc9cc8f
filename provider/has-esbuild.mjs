// Runs before the plugin is built: esbuild, and tsx, which starts the build, need esbuild's binary for this system.
try {
  const { transformSync } = await import("esbuild");
  transformSync("");
} catch {
  console.error(
    "esbuild's program for this system is missing, as after `npm ci --omit=optional`: run `npm ci --include=optional`.",
  );
  process.exit(1);
}
