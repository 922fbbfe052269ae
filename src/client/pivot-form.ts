import { type LoosePivot, pivotDimensions, type PivotQuestion, type PivotSource } from "../query/pivot-question.ts";

/**
 * The question that a form's data stands for. The list that was changed last has its way: one that held the same dimension
 * takes what the changed one had, or nothing.
 */
export function readPivotForm(data: FormData, before: PivotQuestion, changed: string): LoosePivot {
  const text = (name: string) => String(data.get(name) ?? "");
  const source = text("source") as PivotSource;
  const axes = { rows: text("rows"), second: text("second"), columns: text("columns") };
  if (changed in axes) {
    const had = { rows: before.rows[0], second: before.rows[1] ?? "none", columns: before.columns ?? "none" };
    const [mine, theirs] = [changed as keyof typeof axes, Object.keys(axes) as (keyof typeof axes)[]];
    for (const other of theirs) if (other !== mine && axes[other] === axes[mine]) axes[other] = had[mine];
    if (axes.rows === "none") [axes.rows, axes.second] = [axes.second, "none"];
  }
  const known = (code: string) => (pivotDimensions[source] as readonly string[]).includes(code);
  const rows = [axes.rows, axes.second].filter((code) => code !== "none" && known(code));
  return {
    source: [source],
    ...(rows.length && { rows }),
    columns: [known(axes.columns) ? axes.columns : "none"],
    measure: [text("measure")],
    share: [text("share")],
    totals: [data.has("totals") ? "yes" : "no"],
    stage: [text("stage") || before.stage],
    years: data.getAll("years").map(String),
    ...(before.sort && { sort: [`${before.sort.by}-${before.sort.descending ? "desc" : "asc"}`] }),
  };
}

/** Sets the form to a question; what does not go with it is switched off. */
export function fillPivotForm(form: HTMLFormElement, question: PivotQuestion): void {
  const { source, rows, columns, measure, share, totals, stage, years } = question;
  const select = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
  const values = { rows: rows[0], second: rows[1] ?? "none", columns: columns ?? "none", measure, share, stage };
  for (const [name, value] of Object.entries(values)) select(name).value = value;
  for (const radio of form.querySelectorAll<HTMLInputElement>("[name=source]")) radio.checked = radio.value === source;
  for (const box of form.querySelectorAll<HTMLInputElement>("[name=years]"))
    box.checked = years.includes(Number(box.value));
  form.querySelector<HTMLInputElement>("[name=totals]")!.checked = totals;

  const axes: readonly (string | null)[] = [...rows, columns];
  for (const name of ["rows", "second", "columns"])
    for (const option of select(name).options)
      option.hidden = option.disabled =
        option.value !== "none" && !(pivotDimensions[source] as readonly string[]).includes(option.value);
  for (const option of select("share").options)
    option.disabled = option.value !== "none" && (measure === "mean" || (option.value === "row" && !columns));
  select("stage").disabled = measure !== "initiatives" || axes.includes("stage");
  select("stage").closest("label")!.hidden = source !== "figures";
  form.querySelector<HTMLElement>("[data-role=years]")!.hidden = source !== "figures";
  for (const part of form.querySelectorAll<HTMLElement>("[data-when]"))
    part.hidden = part.dataset.when !== (axes.includes("year") ? "side-by-side" : "added");
  form.querySelector<HTMLButtonElement>("[data-do=swap]")!.disabled = columns === null;
}
