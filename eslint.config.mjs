import tseslint from "typescript-eslint";
import { limits } from "./eslint/limits.mjs";

export default tseslint.config(
  { ignores: ["**/node_modules", "coverage", "examples/react-app/dist", "provider/bin", "dist"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: true },
      ],
      // Pulumi resources act by being constructed.
      "no-new": "off",
      "@typescript-eslint/no-extraneous-class": "off",
    },
  },
  ...limits,
);
