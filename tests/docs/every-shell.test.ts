import { faultsOf } from "./every-shell";
import { commandsOfDocs, commandsOfSources } from "./printed-commands";

describe("a command for every shell", () => {
  it.each([
    'pulumi config set plivoSender "+15551234567"',
    'pulumi config set plivoSenders "US=+15551234567,*=Acme"',
    "npm run doctor -- --stack dev",
    "pulumi login postgres://pulumi@db.example.com/pulumi",
    "npx jest tests/engine/lifecycle.test.ts",
  ])("may be %s", (command) => {
    expect(faultsOf(command)).toEqual([]);
  });

  it.each([
    ["JSON in single quotes", `pulumi config set appUrls '["https://shop.test"]'`],
    ["a number that PowerShell may write otherwise", "pulumi config set plivoSender +15551234567"],
    ["a list, which is an array to PowerShell", "pulumi config set allowedCountries US,GB"],
    ["a pattern of files", "npx jest tests/*.ts"],
    ["a variable", 'npm run up-all -- --queue "$FLEET_QUEUE_URL"'],
    ["a variable of cmd", 'pulumi config set appName "%NAME%"'],
    ["a variable for one command", "KILL_AT=all npx jest"],
    ["two commands in one line", "npm ci && npm pack"],
    ["a program of one system", "rm -r dist"],
    ["history of bash", 'pulumi config set appName "Acme!"'],
    ["a placeholder in angle brackets", "pulumi up --stack <name>"],
  ])("is not %s", (_, command) => {
    expect(faultsOf(command)).not.toEqual([]);
  });
});

describe("printed commands", () => {
  it.each([
    ["pages", commandsOfDocs, 100],
    ["errors", commandsOfSources, 40],
  ])("of the %s work in every shell", (_, list, atLeast) => {
    const commands = list();
    expect(commands.length).toBeGreaterThan(atLeast);
    const broken = commands.flatMap(({ file, command }) =>
      faultsOf(command).map((fault) => `${file}: ${command}: ${fault}`),
    );
    expect(broken).toEqual([]);
  });
});
