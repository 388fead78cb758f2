/** Small models for repositories of tests; the counts are paper arithmetic. */

/** `inputs·outputs + outputs` parameters. */
export const linear = (inputs: number, outputs: number, name = "Net") =>
  `import torch.nn as nn

class ${name}(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(${inputs}, ${outputs})
`;

/** A model whose width is somewhere else: `width·2 + 2` parameters. */
export const importing = (from: string) => `import torch.nn as nn
${from}

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(width, 2)
`;

/** `target status base→head` of every model of a report. */
export function told(report: {
  models: {
    target: string;
    status: string;
    base: { total: bigint | null } | null;
    head: { total: bigint | null } | null;
  }[];
}): string[] {
  const count = (side: { total: bigint | null } | null) =>
    side === null ? "–" : String(side.total ?? "?");
  return report.models.map(
    ({ target, status, base, head }) =>
      `${target} ${status} ${count(base)}→${count(head)}`,
  );
}
