// A real provider of identities, as strict as HelseID: pushed requests, a private key,
// tokens bound to a key, a nonce in each proof. Called with port, client key, way back.
import Provider from "oidc-provider";

const [port, key, back] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "beredt",
      token_endpoint_auth_method: "private_key_jwt",
      jwks: { keys: [JSON.parse(key)] },
      redirect_uris: [back],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      dpop_bound_access_tokens: true,
    },
  ],
  cookies: { keys: ["for tests"] },
  features: {
    devInteractions: { enabled: true },
    dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
    pushedAuthorizationRequests: {
      enabled: true,
      requirePushedAuthorizationRequests: true,
    },
  },
  pkce: { required: () => true },
  findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
});
provider.listen(Number(port), () => console.log("ready"));
