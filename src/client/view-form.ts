import { type Domain, toView, type View } from "../query/view.ts";

const selects = ["measure", "stage", "by", "split"] as const;
const lists = ["sectors", "units", "years"] as const;

/** The View that a form of controls stands for. Nothing ticked means all together. */
export function readForm(form: HTMLFormElement, domain: Domain, base: View): View {
  const data = new FormData(form);
  const loose = Object.fromEntries(selects.map((name) => [name, data.get(name) ?? base[name]]));
  const years = tickedYears(form);
  return toView({ ...loose, sectors: data.getAll("sectors"), units: data.getAll("units"), years }, domain, base);
}

/** Years ticked in the form, in its order. */
export const tickedYears = (form: HTMLFormElement): number[] => new FormData(form).getAll("years").map(Number);

/** Sets the controls to a View; what the View decides by itself is shown as decided. */
export function fillForm(form: HTMLFormElement, view: View): void {
  for (const name of selects) {
    const select = form.elements.namedItem(name);
    if (select instanceof HTMLSelectElement) select.value = view[name];
  }
  for (const name of lists) {
    const chosen = new Set<string>(view[name].map(String));
    for (const box of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`))
      box.checked = chosen.has(box.value);
  }
  for (const part of form.querySelectorAll<HTMLElement>("[data-when]")) {
    part.hidden = part.dataset.when !== (view.by === "year" || view.split === "year" ? "side-by-side" : "added");
  }
  nameUnits(form, view);
  const stage = form.elements.namedItem("stage");
  if (stage instanceof HTMLSelectElement) stage.disabled = view.measure !== "initiatives";
}

/** The closed list of units says which are chosen: by name when few, else how many. */
function nameUnits(form: HTMLFormElement, { units }: View): void {
  const place = form.querySelector<HTMLElement>("[data-role=units]");
  if (!place) return;
  const names = [...form.querySelectorAll<HTMLInputElement>("input[name=units]:checked")].map(
    (box) => box.labels?.[0].textContent?.trim() ?? "",
  );
  const words = units.length ? (units.length > 2 ? place.dataset.many! : place.dataset.few!) : place.dataset.none!;
  place.textContent = words.replace("{count}", String(units.length)).replace("{names}", names.join(", "));
}
