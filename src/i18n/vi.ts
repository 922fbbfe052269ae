import files from "./vi/files.json" with { type: "json" };
import find from "./vi/find.json" with { type: "json" };
import frozen from "./vi/frozen.json" with { type: "json" };
import recipe from "./vi/recipe.json" with { type: "json" };
import addresses from "./vi/addresses.json" with { type: "json" };
import api from "./vi/api.json" with { type: "json" };
import charts from "./vi/charts.json" with { type: "json" };
import client from "./vi/client.json" with { type: "json" };
import codes from "./vi/codes.json" with { type: "json" };
import dataset from "./vi/dataset.json" with { type: "json" };
import honours from "./vi/honours.json" with { type: "json" };
import metadata from "./vi/metadata.json" with { type: "json" };
import origin from "./vi/origin.json" with { type: "json" };
import own from "./vi/own.json" with { type: "json" };
import pages from "./vi/pages.json" with { type: "json" };
import pivot from "./vi/pivot.json" with { type: "json" };
import query from "./vi/query.json" with { type: "json" };
import records from "./vi/records.json" with { type: "json" };
import recordsTable from "./vi/records-table.json" with { type: "json" };
import snippets from "./vi/snippets.json" with { type: "json" };
import versions from "./vi/versions.json" with { type: "json" };
import view from "./vi/view.json" with { type: "json" };

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
