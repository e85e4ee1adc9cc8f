import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import {
  createCredential,
  credentialsOf,
  findCredential,
  formatCredential,
  mapCredentials,
  type CredentialBody,
} from "./client-credential";
import { CREATE_CREDENTIAL, UPDATE_CREDENTIAL } from "./client-credentials-schema";
import { clientById } from "./client";
import { closed } from "./json-schema";
import { PAGE_QUERY } from "./pagination";
import type { WithId } from "./with-id";

interface WithIds {
  Params: { id: string; credentialId: string };
}

function listRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const path = "/clients/:id/credentials";
  app.get<WithId>(
    path,
    {
      config: { scopes: ["read:client_credentials"] },
      schema: { querystring: closed(PAGE_QUERY) },
    },
    // A bare array, whatever the query asks for. Source: recorded answers.
    (request) => {
      const { client_id } = clientById(ctx.store, request.params.id);
      return credentialsOf(ctx.store, client_id).map(formatCredential);
    },
  );
  app.post<WithId & { Body: CredentialBody }>(
    path,
    { config: { scopes: ["create:client_credentials"] }, schema: { body: CREATE_CREDENTIAL } },
    (request, reply) => {
      const { client_id } = clientById(ctx.store, request.params.id);
      const credential = createCredential(client_id, request.body, ctx.clock.iso());
      ctx.store.clientCredentials.set(credential.id, credential);
      return reply.code(201).send(formatCredential(credential));
    },
  );
}

function singleRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const path = "/clients/:id/credentials/:credentialId";
  const find = ({ id, credentialId }: WithIds["Params"]) =>
    findCredential(ctx.store, clientById(ctx.store, id).client_id, credentialId);
  app.get<WithIds>(path, { config: { scopes: ["read:client_credentials"] } }, (request) =>
    formatCredential(find(request.params)),
  );
  app.patch<WithIds & { Body: { expires_at?: string | null } }>(
    path,
    { config: { scopes: ["update:client_credentials"] }, schema: { body: UPDATE_CREDENTIAL } },
    (request) => {
      const credential = find(request.params);
      const { expires_at } = request.body;
      if (expires_at === null) delete credential.expires_at;
      else if (expires_at !== undefined) credential.expires_at = expires_at;
      credential.updated_at = ctx.clock.iso();
      return formatCredential(credential);
    },
  );
  app.delete<WithIds>(
    path,
    { config: { scopes: ["delete:client_credentials"] } },
    (request, reply) => {
      const { credentialId: id } = request.params;
      const client = clientById(ctx.store, request.params.id);
      // As with applications, deleting a missing one is no error.
      if (ctx.store.clientCredentials.get(id)?.client_id === client.client_id)
        ctx.store.clientCredentials.delete(id);
      client.settings = mapCredentials(client.settings, (credentials) =>
        credentials.filter((one) => one.id !== id),
      );
      return reply.code(204).send();
    },
  );
}

/** Serves the keys and certificates with which an application authenticates. */
export function clientCredentialsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoutes(app, ctx);
  singleRoutes(app, ctx);
}
