/** The names of the formats of `numel diff`, apart from the reporters, so that reading the command line loads none of them. */
export const diffFormatNames = ["table", "short", "json", "markdown"] as const;

export type DiffFormat = (typeof diffFormatNames)[number];
