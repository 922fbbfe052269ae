import type { LinkedRecipe } from "../query/recipes.ts";

/** A figure that leads a page: the number first, then what it counts, what changed, and who says so. */
export type KeyFigure = {
  value: number;
  number: string;
  label: string;
  change: string | null;
  caveat: string | null;
  source: { label: string; href: string };
  recipe: LinkedRecipe;
};
