// Loaded before a plugin. Its standard input is a pipe from the process that started it, which closes when that process
// ends, however it ends.
process.stdin.on("end", () => process.exit()).resume();
