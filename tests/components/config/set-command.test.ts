import { spawnSync } from "node:child_process";
import { setCommand, wordForEveryShell } from "../../../components/config/set-command";
import { faultsOf } from "../../docs/every-shell";

/** Values that one shell or another would change without quotes. */
const VALUES = [
  "+15551234567",
  "0123",
  "1234567890123456789",
  "US=+15551234567,GB=Acme,*=+33612345678",
  "https://app.example.com/a?b=c&d=e#f",
  "{{code}} is your code",
  "it's {a,b} ~ *.ts [x] <y> | z; (w) ^ & @x =y",
  "auth0:domain",
  "Größe 東京",
  String.raw`C:\Program Files\key.pem`,
];

const SHELLS = ["bash", "zsh", "fish"].filter(
  (shell) => spawnSync(shell, ["-c", "exit"]).status === 0,
);

describe("a word for every shell", () => {
  it.each(VALUES)("may be %s", (value) => {
    const word = wordForEveryShell(value);
    expect(word).toBeDefined();
    expect(faultsOf(`pulumi config set key ${word ?? ""}`)).toEqual([]);
  });

  it.each(SHELLS)("is what %s passes on", (shell) => {
    for (const value of VALUES) {
      const script = `printf "%s|" ${wordForEveryShell(value) ?? ""}`;
      expect(spawnSync(shell, ["-c", script], { encoding: "utf8" }).stdout).toBe(`${value}|`);
    }
  });

  it.each(['say "hi"', "$HOME", "`id`", "100%", "wow!", "two\nlines", "C:\\", "\\\\host\\share"])(
    "can't be %j",
    (value) => {
      expect(wordForEveryShell(value)).toBeUndefined();
    },
  );
});

describe("the command that sets a key", () => {
  it("prompts for a value that can't be written for every shell, or that the CLI would read as an option", () => {
    expect(setCommand("appName", "100%")).toBe("pulumi config set appName");
    expect(setCommand("appName", "-x")).toBe("pulumi config set appName");
    expect(setCommand("appName", "React sample")).toBe('pulumi config set appName "React sample"');
  });
});
