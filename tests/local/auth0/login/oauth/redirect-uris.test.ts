import {
  callbackAllowed,
  isNonVerifiable,
  logoutUrlAllowed,
  originAllowed,
  webOriginAllowed,
} from "../../../../../local/auth0/login/oauth/redirect-uris";
import type { Client, Store } from "../../../../../local/auth0/store";

const client = (fields: Partial<Client>): Client => ({
  client_id: "app",
  client_secret: "",
  name: "App",
  is_first_party: true,
  global: false,
  settings: {},
  ...fields,
});

describe("callbacks", () => {
  const app = client({
    callbacks: ["http://localhost:3000", "https://*.example.com/back", "myapp://in"],
  });

  test.each(["http://localhost:3000", "https://one.example.com/back", "myapp://in"])(
    "allows %s",
    (uri) => {
      expect(callbackAllowed(app, uri)).toBe(true);
    },
  );

  test.each([
    "http://localhost:3000/",
    "http://localhost:3000/other",
    "http://localhost:3001",
    "https://example.com/back",
    "https://one.two.example.com/back",
    "https://evil.test/?.example.com/back",
    "https://evil.test#.example.com/back",
    "https://xexampleXcom/back",
  ])("refuses %s", (uri) => {
    expect(callbackAllowed(app, uri)).toBe(false);
  });

  test("refuses everything for an unknown client and one without callbacks", () => {
    expect(callbackAllowed(undefined, "http://localhost:3000")).toBe(false);
    expect(callbackAllowed(client({}), "http://localhost:3000")).toBe(false);
  });
});

describe("logout URLs", () => {
  const store = { tenant: { allowed_logout_urls: ["https://tenant.test"] } } as unknown as Store;
  const app = client({ allowed_logout_urls: ["http://localhost:3000"] });

  test("are the client's if a client is named, without regard to the query", () => {
    expect(logoutUrlAllowed(store, app, "http://localhost:3000")).toBe(true);
    expect(logoutUrlAllowed(store, app, "http://localhost:3000?from=app")).toBe(true);
    expect(logoutUrlAllowed(store, app, "https://tenant.test")).toBe(false);
  });

  test("are the tenant's if no client is named", () => {
    expect(logoutUrlAllowed(store, undefined, "https://tenant.test")).toBe(true);
    expect(logoutUrlAllowed(store, undefined, "http://localhost:3000")).toBe(false);
  });
});

describe("origins", () => {
  const app = client({
    callbacks: ["http://localhost:3000/back"],
    web_origins: ["http://localhost:5000"],
  });

  test("of web origins and callbacks may call the token endpoint", () => {
    expect(originAllowed(app, "http://localhost:3000")).toBe(true);
    expect(originAllowed(app, "http://localhost:5000")).toBe(true);
    expect(originAllowed(app, "http://localhost:4000")).toBe(false);
    expect(originAllowed(app, "null")).toBe(false);
    expect(originAllowed(undefined, "http://localhost:3000")).toBe(false);
  });

  test("only of web origins may log in silently", () => {
    expect(webOriginAllowed(app, "http://localhost:5000/any")).toBe(true);
    expect(webOriginAllowed(app, "http://localhost:3000/back")).toBe(false);
  });
});

test.each([
  ["http://localhost:3000", true],
  ["http://127.0.0.1/back", true],
  ["http://[::1]:3000", true],
  ["myapp://callback", true],
  ["https://app.example.com", false],
])("whether nobody can prove to own %s: %p", (uri, expected) => {
  expect(isNonVerifiable(uri)).toBe(expected);
});
