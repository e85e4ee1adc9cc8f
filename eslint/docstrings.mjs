// The docstring of an exported function begins with a verb in the third person: "Returns …", "Reads …".

/** Nouns that end like such a verb. */
const NOUNS =
  /^(?:Actions|Address|Applications|Countries|Details|Digits|Factors|Identifiers|Ids|Its|Keys|Milliseconds|Options|Seconds|Settings|This)$/;

const startsWithVerb = (text) => {
  const [, word = ""] = /^[\s*]*(\S*?)[,:]?(?=\s|$)/.exec(text) ?? [];
  return /^[A-Z][a-z]+s$/.test(word) && !NOUNS.test(word);
};

const isFunction = (node) =>
  node?.type === "ArrowFunctionExpression" || node?.type === "FunctionExpression";

/** Reports a docstring of an exported function that doesn't begin with a verb. */
export const verb = {
  meta: { type: "suggestion", schema: [] },
  create(context) {
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        const declares =
          declaration?.type === "FunctionDeclaration" ||
          declaration?.declarations?.some(({ init }) => isFunction(init));
        const comment = context.sourceCode.getCommentsBefore(node).at(-1);
        if (!declares || comment?.type !== "Block" || !comment.value.startsWith("*")) return;
        if (startsWithVerb(comment.value)) return;
        context.report({
          loc: comment.loc,
          message: "Begin the docstring with a verb: `Returns …`.",
        });
      },
    };
  },
};
