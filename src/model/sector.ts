/** The four sectors that the movement is reported by; their order is the order of every list, chart and legend. */
export const sectors = ["health", "education", "administration", "production"] as const;
export type Sector = (typeof sectors)[number];

/** A figure's sector: one of the four, or all of them together. */
export const sectorScopes = ["all", ...sectors] as const;
export type SectorScope = (typeof sectorScopes)[number];

export const isSector = (code: string): code is Sector => (sectors as readonly string[]).includes(code);
