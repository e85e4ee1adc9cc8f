import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answers } from "../../../../cli/new-environment/answers";
import { makeOnGitHub, type MakeOnGitHub } from "../../../../cli/new-environment/on-github/make";
import { type GitHubServer, startGitHub } from "../../github/github-server";

const ANSWERS: Answers = {
  name: "qa",
  purpose: "staging",
  domain: "acme.eu.auth0.com",
  clientId: "writer",
  clientSecret: "the-writers-secret",
  plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
  plivoAuthToken: "the-plivo-token",
  sender: "+15554443232",
  appUrls: ["https://app.example.com"],
  allowedCountries: ["US"],
};
const FLAGS: MakeOnGitHub["flags"] = {
  github: true,
  repository: "acme/mfa",
  reviewers: undefined,
  "replace-secrets": false,
  "token-file": undefined,
  "secrets-provider": undefined,
  yes: false,
};

describe("new-environment --github", () => {
  const folder = mkdtempSync(join(tmpdir(), "on-github-"));
  const before = process.env;
  let gitHub: GitHubServer;
  let made: string[];
  let said: string;

  beforeEach(async () => {
    gitHub = await startGitHub("acme/mfa");
    made = [];
    said = "";
    process.env = {
      ...before,
      PATH: `${folder}:${before["PATH"] ?? ""}`,
      GITHUB_API_URL: gitHub.url,
      GITHUB_TOKEN: "t0ken",
      PULUMI_CONFIG_PASSPHRASE: "the-passphrase",
    };
    backendIs("s3://state");
  });
  afterEach(() => {
    gitHub.close();
    process.env = before;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** A `pulumi` that is signed in to a backend, with these stacks. */
  function backendIs(url: string, ...stacks: string[]): void {
    const [whoami, list] = [{ url }, stacks.map((name) => ({ name }))].map((answer) =>
      JSON.stringify(answer),
    );
    const script = `#!/bin/sh\ncase "$*" in *"stack ls"*) echo '${list}' ;; *) echo '${whoami}' ;; esac\n`;
    writeFileSync(join(folder, "pulumi"), script);
    chmodSync(join(folder, "pulumi"), 0o755);
  }

  function make(
    answers: readonly string[],
    {
      flags = {},
      of = ANSWERS,
    }: { flags?: Partial<MakeOnGitHub["flags"]>; of?: Answers | string } = {},
  ): Promise<number> {
    const rest = [...answers];
    const prompt = {
      ask: (text: string) => {
        said += `${text}\n`;
        return Promise.resolve(rest.shift());
      },
      say: (text: string) => {
        said += `${text}\n`;
      },
      close: () => undefined,
    };
    const makeStack = (): Promise<void> => {
      made.push(gitHub.writes.length === 0 ? "the stack" : "the stack, too late");
      writeFileSync(
        join(folder, "Pulumi.qa.yaml"),
        "encryptionsalt: v1\nconfig:\n  protect: true\n",
      );
      return Promise.resolve();
    };
    return makeOnGitHub({
      flags: { ...FLAGS, ...flags },
      folder,
      prompt,
      out: (text) => (said += `${text}\n`),
      ...(typeof of === "string" ? { stack: of } : { answers: of, makeStack }),
    });
  }
  const environment = (name: string) => gitHub.environments.all.get(name);

  it("shows what it would make, and makes nothing if the answer is no or there is none", async () => {
    for (const refusal of [
      ["reader", "the-readers-secret", "n"],
      ["reader", "the-readers-secret"],
    ]) {
      said = "";
      await expect(make(refusal)).resolves.toBe(1);
      expect(said).toContain("Nothing was made or changed.");
      expect([gitHub.writes, made]).toEqual([[], []]);
    }
    expect(said.slice(said.indexOf("Environments of"))).toMatchInlineSnapshot(`
     "Environments of acme/mfa:
       qa: only main deploys
         + rules: main only; no reviewer
         + branch main
         + variable AUTH0_CLIENT_ID: writer
         + secret AUTH0_CLIENT_SECRET
         + variable PULUMI_BACKEND_URL: s3://state
         + secret PULUMI_CONFIG_PASSPHRASE
       qa-drift: the nightly check runs only main's code
         + rules: main only; no reviewer
         + branch main
         + variable AUTH0_CLIENT_ID: writer
         + secret AUTH0_CLIENT_SECRET
         + variable PULUMI_BACKEND_URL: s3://state
         + secret PULUMI_CONFIG_PASSPHRASE
       qa-preview: a pull request's code gets an application that only reads, and no passphrase
         + rules: every branch; no reviewer
         + variable AUTH0_CLIENT_ID: reader
         + secret AUTH0_CLIENT_SECRET
         + variable PULUMI_BACKEND_URL: s3://state
     Make these changes? [y/N]
     Nothing was made or changed.
     "
    `);
    await expect(make(["reader"])).rejects.toThrow(
      /^The input ended before "AUTH0_CLIENT_SECRET of qa-preview/,
    );
    expect([gitHub.writes, made]).toEqual([[], []]);
  });

  it("makes the stack, then rules before the secrets that they protect, each readable only by GitHub", async () => {
    await expect(
      make(["reader", "the-readers-secret", "y"], { flags: { reviewers: "alice, acme/ops" } }),
    ).resolves.toBe(0);
    expect(made).toEqual(["the stack"]);
    const deploying = {
      branches: [{ name: "main" }],
      variables: { AUTH0_CLIENT_ID: "writer", PULUMI_BACKEND_URL: "s3://state" },
      secrets: {
        AUTH0_CLIENT_SECRET: "the-writers-secret",
        PULUMI_CONFIG_PASSPHRASE: "the-passphrase",
      },
    };
    expect(environment("qa")).toMatchObject({
      ...deploying,
      rules: {
        reviewers: [
          { type: "User", id: 1 },
          { type: "Team", id: 3 },
        ],
      },
    });
    expect(environment("qa-drift")).toMatchObject({ ...deploying, rules: { reviewers: [] } });
    expect(environment("qa-preview")).toEqual({
      rules: expect.objectContaining({ deployment_branch_policy: null }) as unknown,
      branches: [],
      variables: { AUTH0_CLIENT_ID: "reader", PULUMI_BACKEND_URL: "s3://state" },
      secrets: { AUTH0_CLIENT_SECRET: "the-readers-secret" },
    });
    expect(gitHub.writes.indexOf("POST environments/qa/deployment-branch-policies")).toBeLessThan(
      gitHub.writes.indexOf("PUT environments/qa/secrets/AUTH0_CLIENT_SECRET"),
    );
    expect(said).not.toMatch(/the-(writers|readers|plivo|passphrase)/);
  });

  it("finds no difference the second time, and asks nothing", async () => {
    await make(["reader", "the-readers-secret", "y"], { flags: { reviewers: "alice" } });
    const { length } = gitHub.writes;
    said = "";
    for (const reviewers of [{}, { reviewers: "alice" }])
      await expect(make([], { flags: reviewers, of: "qa" })).resolves.toBe(0);
    expect(said.match(/nothing to change/g)).toHaveLength(6);
    expect(said).not.toContain("?");
    expect(gitHub.writes).toHaveLength(length);
  });

  it("repairs only what differs, and keeps what it doesn't know", async () => {
    await make(["reader", "the-readers-secret", "y"], { flags: { reviewers: "alice" } });
    const qa = environment("qa");
    qa?.branches.push({ id: 9, name: "release/*" });
    if (qa !== undefined) {
      qa.rules = { ...qa.rules, wait_timer: 30, prevent_self_review: true };
      qa.variables = { ...qa.variables, PULUMI_BACKEND_URL: "s3://old", THEIR_OWN: "1" };
      qa.secrets["AUTH0_CLIENT_SECRET"] = "kept";
    }
    const { length } = gitHub.writes;
    await expect(make([], { of: "qa", flags: { yes: true, reviewers: "bob" } })).resolves.toBe(0);
    expect(gitHub.writes.slice(length)).toEqual([
      "PUT environments/qa",
      "DELETE environments/qa/deployment-branch-policies/9",
      "PATCH environments/qa/variables/PULUMI_BACKEND_URL",
    ]);
    expect(environment("qa")).toMatchObject({
      rules: { wait_timer: 30, prevent_self_review: true, reviewers: [{ type: "User", id: 2 }] },
      variables: { PULUMI_BACKEND_URL: "s3://state", THEIR_OWN: "1" },
      secrets: { AUTH0_CLIENT_SECRET: "kept" },
    });
  });

  it("replaces secrets only if it is asked to, with those that it knows", async () => {
    await make(["reader", "the-readers-secret", "y"]);
    process.env["PULUMI_CONFIG_PASSPHRASE"] = "a-new-one";
    await make([], { of: "qa", flags: { yes: true } });
    expect(environment("qa")?.secrets["PULUMI_CONFIG_PASSPHRASE"]).toBe("the-passphrase");
    await make([], { of: "qa", flags: { yes: true, "replace-secrets": true } });
    expect(environment("qa")?.secrets).toEqual({
      AUTH0_CLIENT_SECRET: "the-writers-secret",
      PULUMI_CONFIG_PASSPHRASE: "a-new-one",
    });
  });

  it("refuses production without a reviewer, and reviewers whom GitHub doesn't know", async () => {
    const of = { ...ANSWERS, purpose: "production" } as const;
    await expect(make(["r", "s", "y"], { of })).rejects.toThrow(
      "Nobody would approve a deployment of qa, which is production: give `--reviewers LOGIN,ORGANIZATION/TEAM`.",
    );
    await expect(make([], { of, flags: { reviewers: "alice,mallory,acme/none" } })).rejects.toThrow(
      "GitHub knows no mallory, acme/none",
    );
    expect([gitHub.writes, made]).toEqual([[], []]);
  });

  it("gives the test environment the carrier too, a state of its own, and makes no other", async () => {
    backendIs(
      "s3://state",
      "organization/mfa/qa",
      "organization/mfa/pr-7",
      "organization/mfa/prod",
    );
    const of = { ...ANSWERS, purpose: "test" } as const;
    await make(["s3://state", "s3://test-state", "its-own-passphrase", "y"], { of });
    expect(said).toContain(
      "A labeled pull request could change organization/mfa/prod at s3://state.",
    );
    expect([...gitHub.environments.all.keys()]).toEqual(["test"]);
    expect(environment("test")).toMatchObject({
      variables: {
        AUTH0_DOMAIN: "acme.eu.auth0.com",
        PLIVO_SENDER: "+15554443232",
        PULUMI_BACKEND_URL: "s3://test-state",
      },
      secrets: {
        PLIVO_AUTH_TOKEN: "the-plivo-token",
        PULUMI_CONFIG_PASSPHRASE: "its-own-passphrase",
      },
    });
    // The second time it asks nothing.
    await expect(make([], { of, flags: { yes: true, "replace-secrets": true } })).resolves.toBe(0);
    expect(environment("test")?.secrets["PULUMI_CONFIG_PASSPHRASE"]).toBe("its-own-passphrase");
  });

  it("accepts for the test environment the backend that has no other stack", async () => {
    backendIs("s3://state", "qa", "pr-7");
    const of = { ...ANSWERS, purpose: "test" } as const;
    await make(["s3://state", "its-own-passphrase", "y"], { of });
    expect(environment("test")?.variables["PULUMI_BACKEND_URL"]).toBe("s3://state");
    // Someone has put another stack there since.
    backendIs("s3://state", "qa", "staging");
    await expect(make([], { of })).rejects.toThrow(/^The input ended before "PULUMI_BACKEND_URL/);
  });

  it("gives the test environment an organization of its own at Pulumi Cloud", async () => {
    process.env["PULUMI_ORGANIZATION"] = "acme";
    process.env["PULUMI_USER"] = "ci";
    const of = { ...ANSWERS, purpose: "test" } as const;
    await make(["https://app.pulumi.com", "acme-test", "y"], { of });
    expect(environment("test")?.variables).toMatchObject({ PULUMI_ORGANIZATION: "acme-test" });
    expect(Object.keys(environment("test")?.variables ?? {})).not.toContain("PULUMI_USER");
    expect(environment("test")?.secrets).not.toHaveProperty("PULUMI_CONFIG_PASSPHRASE");
    await expect(make([], { of, flags: { yes: true } })).resolves.toBe(0);
  });

  it("asks for a reading user if the state is on PostgreSQL, and refuses a password in the URL", async () => {
    backendIs("postgres://pulumi@db.example.com/pulumi");
    process.env["PGPASSWORD"] = "the-password";
    await make(["reader", "s", "postgres://reads@db.example.com/pulumi", "p", "y"]);
    expect(environment("qa")?.secrets["PGPASSWORD"]).toBe("the-password");
    expect(environment("qa-preview")).toMatchObject({
      variables: { PULUMI_BACKEND_URL: "postgres://reads@db.example.com/pulumi" },
      secrets: { PGPASSWORD: "p" },
    });
    backendIs("postgres://pulumi:hunter2@db.example.com/pulumi");
    await expect(make([])).rejects.toThrow(/^The backend's URL has a password in it[^]*PGPASSWORD/);
  });

  it("sets the account of Pulumi Cloud instead of a URL and a passphrase", async () => {
    backendIs("https://app.pulumi.com/alice");
    Object.assign(process.env, {
      PULUMI_ORGANIZATION: "acme",
      PULUMI_USER: "ci",
      PULUMI_TEAM: "readers",
    });
    await make(["reader", "s", "y"]);
    expect(environment("qa")).toMatchObject({
      variables: { AUTH0_CLIENT_ID: "writer", PULUMI_ORGANIZATION: "acme", PULUMI_USER: "ci" },
      secrets: { AUTH0_CLIENT_SECRET: "the-writers-secret" },
    });
    expect(Object.keys(environment("qa")?.secrets ?? {})).toHaveLength(1);
    expect(environment("qa-preview")?.variables).toEqual({
      AUTH0_CLIENT_ID: "reader",
      PULUMI_ORGANIZATION: "acme",
      PULUMI_TEAM: "readers",
    });
  });

  it("names what GitHub refused, and completes the rest in the next run", async () => {
    const message = "Failed to create the environment protection rule.";
    gitHub.refused.set("PUT environments/qa-drift", { status: 422, message });
    await expect(make(["reader", "s", "y"])).rejects.toThrow(
      "The environment qa-drift is not complete (rules: main only; no reviewer): GitHub answered 422 (Failed to create the environment protection rule) to PUT environments/qa-drift",
    );
    gitHub.refused.clear();
    await expect(
      make(["writer", "the-writers-secret", "reader", "s", "y"], { of: "qa" }),
    ).resolves.toBe(0);
    expect([...gitHub.environments.all.keys()]).toEqual(["qa", "qa-drift", "qa-preview"]);
  });

  it("refuses a token that can't administer the repository, or none", async () => {
    gitHub.isAdmin = false;
    await expect(make([])).rejects.toThrow("The token can't administer acme/mfa");
    delete process.env["GITHUB_TOKEN"];
    delete process.env["GH_TOKEN"];
    await expect(make([])).rejects.toThrow(/^The token for GitHub is missing: set GITHUB_TOKEN/);
    const file = join(folder, "token");
    writeFileSync(file, "t0ken\n");
    expect(readFileSync(file, "utf8")).toBe("t0ken\n");
    await expect(make([], { flags: { "token-file": file } })).rejects.toThrow("can't administer");
  });
});
