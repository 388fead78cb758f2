// The direction of imports (ARCHITECTURE.md): a phase imports only lower numbers, and nothing imports in a circle.
const phases = ["1-parse", "2-evaluate", "3-layers", "4-count", "5-report"];

const direction = phases.map((phase, i) => ({
  name: `${phase}-imports-only-lower-phases`,
  comment:
    "Data flows one way: a phase knows nothing of those after it, of the pipeline, or of the command line.",
  severity: "error",
  from: { path: `^src/${phase}/` },
  to: {
    path: "^src/",
    pathNot: [
      ...phases.slice(0, i + 1).map((lower) => `^src/${lower}/`),
      "^src/(source|messages|files)\\.ts$",
      "^src/(algebra|floats)/",
    ],
  },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment:
        "Types may refer to each other in a circle; running code may not.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...direction,
    {
      name: "mathematics-knows-no-phase",
      comment:
        "Formulas and floats are plain mathematics, for every phase to use.",
      severity: "error",
      from: { path: "^src/(algebra|floats)/" },
      to: { path: "^src/", pathNot: "^src/(algebra|floats)/" },
    },
    {
      name: "floats-know-no-formulas",
      severity: "error",
      from: { path: "^src/floats/" },
      to: { path: "^src/algebra/" },
    },
    {
      name: "only-1-parse-knows-tree-sitter",
      severity: "error",
      from: { pathNot: "^src/1-parse/" },
      to: { path: "web-tree-sitter" },
    },
    {
      name: "reports-are-pure",
      comment:
        "A reporter neither reads nor writes: it gets data and gives text.",
      severity: "error",
      from: { path: "^src/5-report/" },
      to: { path: "^(node:)?(fs|process|child_process|tty)$" },
    },
    {
      name: "handlers-do-not-import-the-evaluator",
      severity: "error",
      from: {
        path: "^src/2-evaluate/",
        pathNot: "^src/2-evaluate/createEvaluator\\.ts$",
      },
      to: { path: "^src/2-evaluate/evaluator\\.ts$" },
    },
    {
      name: "no-undeclared-packages",
      severity: "error",
      from: { path: "^src/" },
      to: {
        dependencyTypes: [
          "npm-no-pkg",
          "npm-unknown",
          "unknown",
          "undetermined",
        ],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
