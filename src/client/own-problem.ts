import type { Encoding } from "../i18n/encoding.ts";

/** Why a reader's file cannot be taken; each has words in the catalogue (`own.problem.<code>`), with these parameters. */
export type OwnProblem =
  | { code: "empty" | "no_rows" | "binary" | "archive" | "unreadable" | "script" }
  | { code: "size"; megabytes: number; limit: number }
  | { code: "columns"; count: number; limit: number }
  | { code: "row_too_long"; line: number }
  | { code: "encoding"; looksLike: Encoding; line: number; sample: string };

/** The way a problem travels out of many loops. */
export class OwnFileError extends Error {
  readonly problem: OwnProblem;
  constructor(problem: OwnProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
