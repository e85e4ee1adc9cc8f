import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

export interface TestUserArgs {
  email: string;
  /** Name of the database connection that holds the user. */
  connectionName: string;
}

/** What a test user logs in with. */
export interface TestUserCredentials {
  email: string;
  password: string;
}

/** A database user with a random password, to test the login. */
export class TestUser extends pulumi.ComponentResource {
  /** The user's email address and password, as a Pulumi secret. */
  public readonly credentials: pulumi.Output<TestUserCredentials>;

  constructor(name: string, args: TestUserArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:TestUser", name, {}, opts);
    const password = new random.RandomPassword(
      `${name}-password`,
      // One of each kind: Auth0's strictest password policy asks for three of the four.
      { length: 24, minLower: 1, minUpper: 1, minNumeric: 1, minSpecial: 1 },
      { parent: this },
    );
    new auth0.User(
      name,
      {
        connectionName: args.connectionName,
        email: args.email,
        emailVerified: true,
        name: args.email,
        password: password.result,
      },
      { parent: this },
    );
    this.credentials = pulumi.secret({ email: args.email, password: password.result });
    this.registerOutputs({ credentials: this.credentials });
  }
}
