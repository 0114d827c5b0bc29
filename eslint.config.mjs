import tseslint from "typescript-eslint";

/** Arrows never point back: who may import what is part of the architecture. */
const sdkRoots = {
  paths: ["@pulumi/aws", "@pulumi/azure-native", "@pulumi/random"].map((name) => ({
    name,
    message: `Import the submodule (${name}/…): the root loads every service.`,
  })),
};
const forbid = (group, message) => ({ group, message });
const imports = (...patterns) => ({ "no-restricted-imports": ["error", { ...sdkRoots, patterns }] });

const clouds = forbid(
  ["**/providers/aws/**", "**/providers/azure/**", "@pulumi/aws/*", "@pulumi/azure-native/*"],
  "This folder knows no cloud.",
);
const program = forbid(
  ["**/components/**", "**/providers/**", "**/config/**", "**/plan/**"],
  "The policy pack is an independent witness.",
);

export default tseslint.config(
  { ignores: ["node_modules/", "**/dist/", "**/*.cjs", "**/*.mjs"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...imports(),
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // An async function turns what it throws into a rejection, with or without an await.
      "@typescript-eslint/require-await": "off",
      // Recorded values are of any shape; text of them is for display and comparison.
      "@typescript-eslint/no-base-to-string": "off",
      // A resource that nothing else refers to is registered by its constructor.
      "no-new": "off",
      // \`import x = require()\` is the form for a module that exports one function.
      "@typescript-eslint/no-require-imports": ["error", { allowAsImport: true }],
      "max-lines": ["error", 400],
    },
  },
  {
    files: ["components/**"],
    rules: imports(clouds, forbid(["**/providers/**"], "Components know the contract, not who fulfils it.")),
  },
  { files: ["config/**"], rules: imports(clouds) },
  {
    files: ["providers/aws/**"],
    rules: imports(forbid(["**/azure/**", "@pulumi/azure-native/*"], "Providers never import each other.")),
  },
  {
    files: ["providers/azure/**"],
    rules: imports(forbid(["**/aws/**", "@pulumi/aws/*"], "Providers never import each other.")),
  },
  { files: ["policy/**"], rules: imports(program, clouds) },
  {
    files: ["tests/**"],
    rules: { "@typescript-eslint/no-floating-promises": "error", "@typescript-eslint/no-unused-expressions": "off" },
  },
);
