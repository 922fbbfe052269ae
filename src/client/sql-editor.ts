import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { sql, SQLDialect, type SQLNamespace } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Dictionary } from "../query/dictionary.ts";

export type EditorOptions = {
  text: string;
  selection: { anchor: number; head: number };
  focused: boolean;
  label: string;
  language: "vi" | "en";
  dictionary: Dictionary["tables"];
  run: () => void;
};

/**
 * Mounts an SQL editor that completes from the data dictionary. It lives in a shadow root: there its style sheets are
 * adopted, while in the page itself they would be a `<style>`, which the policy forbids.
 */
export function mountEditor(host: HTMLElement, options: EditorOptions) {
  const { text, selection, focused, dictionary, run } = options;
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  const language = new Compartment();
  const runs = () => {
    run();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      selection,
      extensions: [
        // Tab stays free, so that the keyboard finds its way out of the box.
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: runs }])),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        EditorView.lineWrapping,
        autocompletion({ icons: false }),
        language.of(completing(dictionary)),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        syntaxHighlighting(colours),
        look,
        EditorState.phrases.of(phrases[options.language]),
        EditorView.contentAttributes.of({ "aria-label": options.label, spellcheck: "false" }),
      ],
    }),
  });
  if (focused) view.focus();
  return {
    text: () => view.state.doc.toString(),
    setText: (next: string) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    /** Completes from these tables from now on. */
    setTables: (tables: Dictionary["tables"]) => view.dispatch({ effects: language.reconfigure(completing(tables)) }),
  };
}

const completing = (tables: Dictionary["tables"]) => [
  sql({ dialect, upperCaseKeywords: true, schema: toSchema(tables) }),
  dialect.language.data.of({ autocomplete: columnsOf(tables) }),
];

/** Words of DuckDB that a question is made of; names of our columns (`year`, `value`) are none of them. */
const dialect = SQLDialect.define({
  keywords:
    "all and any anti as asc asof between by case cast collate cross cube current desc describe distinct else end " +
    "escape except exclude exists explain filter first following from full group grouping having ilike in inner " +
    "intersect is join last lateral left like limit natural not nulls offset on or order outer over partition pivot " +
    "positional preceding qualify range recursive replace right rollup row rows select semi sets show similar " +
    "summarize tablesample then to try_cast unbounded union unnest unpivot using values when where window with",
  types: "bigint boolean date decimal double float integer smallint text time timestamp varchar",
  doubleDollarQuotedStrings: true,
  operatorChars: "*+-%<>!=&|~^/:",
});

/** Left to itself, Chromium would type over several lines with a `style` attribute of its own, which the policy forbids. */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const typed = event.inputType === "insertText" && !event.isComposing && event.data;
  if (!typed || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(typed), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

/** Tables by name, each with its columns; titles stand beside them. */
function toSchema(dictionary: Dictionary["tables"]): SQLNamespace {
  return Object.fromEntries(
    dictionary.map(({ name, title, columns }) => [
      name,
      { self: { label: name, detail: title, type: "type", boost: 2 }, children: columns.map(toCompletion) },
    ]),
  );
}

const toCompletion = ({ name, title }: { name: string; title: string }): Completion => ({
  label: name,
  detail: title,
  type: "property",
});

/** Offers the columns of the tables that the statement names, wherever a word can stand. */
const columnsOf =
  (dictionary: Dictionary["tables"]) =>
  (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w.]*/);
    if (!word || word.text.includes(".") || (word.from === word.to && !context.explicit)) return null;
    const words = new Set(context.state.doc.toString().toLowerCase().match(/\w+/g));
    const named = dictionary.filter(({ name }) => words.has(name));
    const columns = new Map(named.flatMap((table) => table.columns.map((column) => [column.name, column])));
    const options = [...columns.values()].map((column) => ({ ...toCompletion(column), boost: 1 }));
    return options.length ? { from: word.from, options, validFor: /^\w*$/ } : null;
  };

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--sector-education)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--sector-administration)" },
  { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace", lineHeight: "1.55" },
  ".cm-content": { minHeight: "11rem", caretColor: "var(--ink)", paddingBlock: "0.5rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--ink-soft)", border: "none" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--mark)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--rule-strong)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxWidth: "min(95vw, 36rem)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});

const phrases = {
  vi: {
    Completions: "Gợi ý",
    "Control character": "Ký tự điều khiển",
    "Selection deleted": "Đã xóa phần chọn",
  },
  en: {},
};
