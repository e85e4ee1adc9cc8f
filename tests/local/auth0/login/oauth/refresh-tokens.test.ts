import {
  refreshTokenLifetime,
  rotates,
} from "../../../../../local/auth0/login/oauth/refresh-tokens";
import type { Client, JsonObject } from "../../../../../local/auth0/store";

const client = (refreshToken: JsonObject): Client => ({
  client_id: "app",
  client_secret: "",
  name: "App",
  is_first_party: true,
  global: false,
  refresh_token: refreshToken,
  settings: {},
});

test("are replaced with each use only if the client says so", () => {
  expect(rotates(client({ rotation_type: "rotating" }))).toBe(true);
  expect(rotates(client({ rotation_type: "non-rotating" }))).toBe(false);
  expect(rotates(undefined)).toBe(false);
});

test("live for the shorter of their two lifetimes", () => {
  expect(refreshTokenLifetime(client({ token_lifetime: 100, idle_token_lifetime: 60 }), 0)).toBe(
    60,
  );
  expect(refreshTokenLifetime(client({ token_lifetime: 50, idle_token_lifetime: 60 }), 0)).toBe(50);
});

test("that replace another one live no longer than the first would have", () => {
  const settings = { token_lifetime: 100, idle_token_lifetime: 60 };
  expect(refreshTokenLifetime(client(settings), 30)).toBe(60);
  expect(refreshTokenLifetime(client(settings), 80)).toBe(20);
});

test("expire after 15 days without use by default, and never if both limits are off", () => {
  expect(refreshTokenLifetime(undefined, 0)).toBe(15 * 86_400);
  const endless = client({ infinite_token_lifetime: true, infinite_idle_token_lifetime: true });
  expect(refreshTokenLifetime(endless, 86_400)).toBeGreaterThan(86_400 * 365);
});
