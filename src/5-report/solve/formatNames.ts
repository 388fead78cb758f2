/** The names of the formats of `numel solve`, apart from the reporters, so that reading the command line loads none of them. */
export const solveFormatNames = ["table", "json"] as const;

export type SolveFormat = (typeof solveFormatNames)[number];
