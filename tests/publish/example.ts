import { mkdir, writeFile } from "node:fs/promises";
import { type Descriptor, toDescriptor } from "../../src/publish/descriptor.ts";
import { parseValue, type Table } from "../../src/publish/table.ts";

/** A whole data folder in little, as it comes from the check: two published figures and two sample ones. */
const field = (name: string, more: object = {}) => ({ name, type: "string", ...more });
const figureFields = [
  ...["period", "unit", "sector", "programme", "stage", "measure"].map((name) => field(name)),
  field("value", { type: "number" }),
  ...["missing", "qualifier", "standing"].map((name) => field(name)),
  field("source", { constraints: { required: true } }),
  field("flags", { list: true, codelist: "flag" }),
];
const sourceFields = ["source_id", "kind", "title"].map((name) => field(name));

export const loose = {
  name: "example",
  resources: [
    resource("figures", "figures.csv", figureFields, { titles: { vi: "Số liệu", en: "Figures" } }),
    resource(
      "units",
      "units.csv",
      ["unit_id", "name_vi", "name_en", "kind"].map((name) => field(name)),
    ),
    resource("periods", "periods.csv", [
      ...["period", "kind"].map((name) => field(name)),
      field("year_start", { type: "year" }),
      field("edition", { type: "boolean" }),
    ]),
    resource("sources", "sources.csv", sourceFields),
    resource(
      "honours",
      "honours.csv",
      ["honour_id", "recipient"].map((name) => field(name)),
    ),
    resource("sample-figures", "sample/figures.csv", figureFields, { sample: true }),
    resource(
      "sample-initiatives",
      "sample/initiatives.csv",
      [
        ...["initiative_id", "title", "sector", "field", "solution_type", "unit", "stage_reached"].map((name) =>
          field(name),
        ),
        field("year", { type: "integer" }),
        field("computable", { type: "boolean" }),
        field("benefit_vnd", { type: "integer" }),
        field("people", { type: "integer" }),
        field("source"),
      ],
      { sample: true },
    ),
    resource(
      "notes",
      "notes.csv",
      ["note_id", "kind", "title_vi"].map((name) => field(name)),
    ),
    resource("sample-sources", "sample/sources.csv", sourceFields, { sample: true }),
  ],
};
export const descriptor: Descriptor = toDescriptor(loose);

export const files: Record<string, string[]> = {
  figures: [
    "2022,ldld-ha-noi,all,movement,base,initiatives,42,,exact,main,S1,",
    "2022,ldld-ha-noi,all,movement,titled,initiatives,,not_published,exact,main,S1,provisional;needs_confirmation",
  ],
  units: ["ldld-ha-noi,LĐLĐ TP Hà Nội,Hanoi Federation,city", "u1,Công đoàn ngành Y tế,Health union,sector_union"],
  periods: ["2022,year,2022,true"],
  sources: ["S1,press,Bài báo"],
  honours: ["h1,Một Người"],
  "sample-figures": [
    "2022,u1,health,movement,base,initiatives,40,,exact,main,SAMPLE,",
    "2022,u1,education,movement,base,initiatives,2,,exact,main,SAMPLE,",
  ],
  "sample-initiatives": [
    "I1,Máy mới,health,health,technical,u1,submitted,2022,true,30000000,2,SAMPLE",
    "I2,Cách mới,health,health,management,u1,submitted,2022,false,,1,SAMPLE",
  ],
  notes: ["N1,warning,Lưu ý"],
  "sample-sources": ["SAMPLE,sample,Số liệu mẫu"],
};

export const tables: Table[] = descriptor.resources.map((item) => ({
  name: item.name,
  path: item.path,
  sample: item.sample,
  resource: item,
  fields: item.fields,
  header: item.fields.map(({ name }) => name),
  rows: files[item.name].map((text, at) => {
    const cells = text.split(",");
    const raw = Object.fromEntries(item.fields.map(({ name }, column) => [name, cells[column]]));
    const values = Object.fromEntries(item.fields.map((f) => [f.name, parseValue(raw[f.name], f) ?? null]));
    return { line: at + 2, raw, values };
  }),
}));

/** Writes the same as a data folder. */
export async function writeExample(folder: string): Promise<void> {
  await mkdir(`${folder}/sample`, { recursive: true });
  await writeFile(`${folder}/datapackage.json`, JSON.stringify(loose));
  for (const { path, header, name } of tables)
    await writeFile(`${folder}/${path}`, [header.join(","), ...files[name], ""].join("\n"));
}

function resource(name: string, path: string, fields: object[], more: object = {}) {
  return { name, path, title: name, ...more, schema: { fields } };
}
