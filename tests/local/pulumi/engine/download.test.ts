import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { downloadEngine } from "../../../../local/pulumi/engine/download";
import { ENGINE_VERSION } from "../../../../local/pulumi/engine/version";

describe("the download of the engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "engine download ü-"));
  const archive = join(
    folder,
    `pulumi-v${ENGINE_VERSION}-${process.platform}-${process.arch}.tar.gz`,
  );
  let sum: string;
  let published: { archives: string; sums: string };
  const asked: string[] = [];
  const { signal } = new AbortController();

  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/SHA512SUMS") response.end(`${sum}  ${basename(archive)}\n`);
    else response.end(readFileSync(archive));
  });
  const target = (name: string): string => {
    const made = join(folder, name);
    mkdirSync(made);
    return made;
  };

  beforeAll(async () => {
    const programs = join(folder, "pulumi");
    mkdirSync(programs);
    writeFileSync(join(programs, "pulumi"), "#!/bin/sh\n");
    chmodSync(join(programs, "pulumi"), 0o755);
    execFileSync("tar", ["-czf", archive, "-C", folder, "pulumi"]);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    published = { archives: url, sums: `${url}/SHA512SUMS` };
  });
  beforeEach(() => {
    asked.length = 0;
    sum = createHash("sha512").update(readFileSync(archive)).digest("hex");
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it("unpacks the programs of the archive that Pulumi published", async () => {
    const directory = target("right");
    await downloadEngine(directory, signal, published);
    expect(execFileSync(join(directory, "bin", "pulumi")).toString()).toBe("");
    expect(asked).toEqual(["/SHA512SUMS", `/${basename(archive)}`]);
  });

  it("unpacks nothing of bytes that Pulumi did not publish", async () => {
    sum = createHash("sha512").update("others").digest("hex");
    const directory = target("other");
    await expect(downloadEngine(directory, signal, published)).rejects.toThrow(
      "is not what Pulumi published: its SHA-512 differs",
    );
    expect(existsSync(join(directory, "bin"))).toBe(false);
  });

  it("says in a sentence which host can't be reached", async () => {
    const closed = { ...published, sums: "http://127.0.0.1:1/SHA512SUMS" };
    await expect(downloadEngine(target("closed"), signal, closed)).rejects.toThrow(
      /^127\.0\.0\.1:1 can't be reached \(/,
    );
  });
});
