/** What `pulumi stack output authConfig --json` prints. The file is not in the repository: it differs from stack to stack. */
declare module "*/auth_config.json" {
  const authConfig: { domain: string; clientId: string };
  export default authConfig;
}
