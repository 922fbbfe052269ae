import astro from "eslint-plugin-astro";
import tseslint from "typescript-eslint";

/** Finds mistakes only: what code looks like is Prettier's, what may import what is held by architecture.test.ts. */
export default [
  { ignores: ["**/dist/**", "**/.published/**", "**/node_modules/**", "**/.astro/**", "**/*.svg"] },
  ...tseslint.configs.recommended,
  ...astro.configs["flat/recommended"],
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "prefer-const": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
];
