import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { runInGroup } from "./command";
import { ENGINE_VERSION } from "./version";

const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** These read lists of words at each start of the engine, which takes noticeably longer if they are not optimized. */
const OPTIMIZED = ["ccojocar", "nbutton23"].map(
  (owner) => `-gcflags=github.com/${owner}/zxcvbn-go/...=`,
);

/**
 * Builds the engine from its Go modules into `directory`. Without cgo and optimization the build takes about three quarters
 * of the time, and the engine is a tenth slower.
 *
 * @param onProgress called with a line such as `214 modules downloaded, 830 packages compiled, 2 min 10 s`
 * @throws if there is no Go of the version in go.mod
 */
export async function buildEngine(
  directory: string,
  signal: AbortSignal,
  onProgress: (line: string) => void,
): Promise<void> {
  await requireGo();
  const progress = new BuildProgress(onProgress);
  const flags = [
    "-v",
    "-gcflags=all=-N -l",
    ...OPTIMIZED,
    `-ldflags=-X ${VERSION_VARIABLE}=v${ENGINE_VERSION}`,
  ];
  try {
    await runInGroup(
      "go",
      ["build", ...flags, "-o", path.join(directory, "bin", executable()), PACKAGE],
      {
        cwd: __dirname,
        env: {
          ...process.env,
          CGO_ENABLED: "0",
          GOFLAGS: "-mod=readonly",
          GOWORK: "off",
          GOTOOLCHAIN: "local",
        },
        signal,
        onLine: (line) => {
          progress.line(line);
        },
      },
    );
  } finally {
    progress.end();
  }
}

async function requireGo(): Promise<void> {
  const module = await readFile(path.join(__dirname, "go.mod"), "utf8");
  const required = /^go (\d+)\.(\d+)/m.exec(module);
  const [major, minor] = [Number(required?.[1]), Number(required?.[2])];
  const found = await promisify(execFile)("go", ["env", "GOVERSION"], {
    env: { ...process.env, GOTOOLCHAIN: "local" },
  }).catch(() => undefined);
  const version = /go(\d+)\.(\d+)/.exec(found?.stdout ?? "");
  if (version === null)
    throw new Error(
      `there is no Go to build it with; install Go ${major}.${minor} or newer (https://go.dev/dl)`,
    );
  if (Number(version[1]) > major || (Number(version[1]) === major && Number(version[2]) >= minor))
    return;
  throw new Error(
    `Go ${version[1]}.${version[2]} is too old to build it; install Go ${major}.${minor} or newer (https://go.dev/dl)`,
  );
}

/** Counts what `go build -v` prints, and reports every few seconds, even while it prints nothing. */
class BuildProgress {
  private readonly began = Date.now();
  private modules = 0;
  private packages = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(onProgress: (line: string) => void) {
    this.timer = setInterval(() => {
      const seconds = Math.round((Date.now() - this.began) / 1000);
      const time =
        seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
      onProgress(`${this.modules} modules downloaded, ${this.packages} packages compiled, ${time}`);
    }, 5_000);
  }

  line(line: string): void {
    if (line.startsWith("go: downloading ")) this.modules++;
    else this.packages++;
  }

  end(): void {
    clearInterval(this.timer);
  }
}

function executable(): string {
  return process.platform === "win32" ? "pulumi.exe" : "pulumi";
}
