import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "dist.partial-*", ".corpus", "coverage"] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    // Scripts that Node runs as they are.
    files: ["**/*.js", "**/*.cjs"],
    languageOptions: { globals: globals.node },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
