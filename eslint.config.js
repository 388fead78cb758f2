import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "dist.partial-*", ".corpus", "coverage"] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    // Scripts that Node runs as they are.
    files: ["**/*.js", "**/*.cjs"],
    languageOptions: {
      globals: { process: "readonly", URL: "readonly", module: "writable", console: "readonly", performance: "readonly" },
    },
  },
);
