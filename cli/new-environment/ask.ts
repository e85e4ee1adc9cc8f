import type { Prompt } from "../prompt";
import { UserError } from "../user-error";
import type { Answers } from "./answers";
import * as questions from "./questions";
import type { Question } from "./questions";

/** What doesn't need to be asked. */
export interface Known {
  /** Given on the command line. */
  readonly name?: string | undefined;
  readonly isTaken: (name: string) => boolean;
}

/** Asks for what a new environment needs, repeating each question until its answer is valid. */
export async function askForEnvironment(
  prompt: Prompt,
  { name: given, isTaken }: Known,
): Promise<Answers> {
  const ask = <T>(question: Question<T>): Promise<T> => askUntilRight(prompt, question);
  const nameQuestion = questions.nameQuestion(isTaken);
  const name = given === undefined ? await ask(nameQuestion) : checked(nameQuestion, given);
  const purpose = await ask(questions.purposeQuestion);
  return {
    name,
    purpose,
    domain: await ask(questions.domainQuestion),
    clientId: await ask(questions.clientIdQuestion),
    clientSecret: await ask(questions.clientSecretQuestion),
    plivoAuthId: await ask(questions.plivoAuthIdQuestion),
    plivoAuthToken: await ask(questions.plivoAuthTokenQuestion),
    sender: await ask(questions.senderQuestion),
    appUrls: await ask(questions.appUrlsQuestion),
    allowedCountries: await ask(questions.allowedCountriesQuestion(purpose)),
  };
}

async function askUntilRight<T>(prompt: Prompt, question: Question<T>): Promise<T> {
  for (;;) {
    const answer = await prompt.ask(question.text, question.hidden);
    if (answer === undefined)
      throw new UserError(
        `The input ended before "${question.text}" was answered: nothing was created.`,
      );
    try {
      return question.parse(answer.trim());
    } catch (error) {
      prompt.say(`It ${messageOf(error)}.`);
    }
  }
}

function checked<T>(question: Question<T>, answer: string): T {
  try {
    return question.parse(answer);
  } catch (error) {
    throw new UserError(`The name \`${answer}\` ${messageOf(error)}.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
