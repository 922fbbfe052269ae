import files from "./en/files.json" with { type: "json" };
import find from "./en/find.json" with { type: "json" };
import frozen from "./en/frozen.json" with { type: "json" };
import recipe from "./en/recipe.json" with { type: "json" };
import addresses from "./en/addresses.json" with { type: "json" };
import api from "./en/api.json" with { type: "json" };
import charts from "./en/charts.json" with { type: "json" };
import client from "./en/client.json" with { type: "json" };
import codes from "./en/codes.json" with { type: "json" };
import dataset from "./en/dataset.json" with { type: "json" };
import honours from "./en/honours.json" with { type: "json" };
import metadata from "./en/metadata.json" with { type: "json" };
import origin from "./en/origin.json" with { type: "json" };
import own from "./en/own.json" with { type: "json" };
import pages from "./en/pages.json" with { type: "json" };
import pivot from "./en/pivot.json" with { type: "json" };
import query from "./en/query.json" with { type: "json" };
import records from "./en/records.json" with { type: "json" };
import recordsTable from "./en/records-table.json" with { type: "json" };
import snippets from "./en/snippets.json" with { type: "json" };
import versions from "./en/versions.json" with { type: "json" };
import view from "./en/view.json" with { type: "json" };

/** Every catalogue of the language, for pages; the browser loads only those it needs. */
export default [
  find,
  frozen,
  recipe,
  addresses,
  api,
  charts,
  client,
  codes,
  dataset,
  files,
  honours,
  metadata,
  origin,
  own,
  pages,
  pivot,
  query,
  records,
  recordsTable,
  snippets,
  versions,
  view,
];
