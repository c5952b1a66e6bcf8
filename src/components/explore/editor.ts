import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, SQLDialect } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completeNames, type Names } from './completion.ts';

export interface Editor {
  get(): string;
  /** What is selected; empty where nothing is. */
  selected(): string;
  set(text: string): void;
  focus(): void;
}

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  /** What is completed; the engine is asked for its functions when the reader first completes a word. */
  readonly names: Names;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

/**
 * An SQL editor in a shadow root of its own: there the editor's rules are adopted style sheets, which a policy of
 * `style-src 'self'` allows; in the page they would be inline styles. Colours come through the tokens of the page.
 */
export function openEditor(host: HTMLElement, { text, label, names, onChange, onRun }: EditorOptions): Editor {
  const root = host.attachShadow({ mode: 'open' });
  const run = (): boolean => {
    onRun();
    return true;
  };
  const state = EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      history(),
      closeBrackets(),
      bracketMatching(),
      sql({ dialect, upperCaseKeywords: true }),
      dialect.language.data.of({ autocomplete: completeNames(names) }),
      autocompletion({ icons: false, maxRenderedOptions: 60 }),
      syntaxHighlighting(colours),
      EditorView.domEventHandlers({ beforeinput: replaceSelected }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off', spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
      theme,
    ],
  });
  const view = new EditorView({ state, parent: root, root });
  return {
    get: () => view.state.doc.toString(),
    selected: () => view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to),
    set(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    focus: () => view.focus(),
  };
}

/**
 * Text typed over a selection. Left to the browser, it would keep the look of what it replaces in an inline style, which
 * the policy of the page forbids and reports. Brackets and quotes go around the selection: they are the editor's.
 */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  const { data, inputType, isComposing } = event;
  if (inputType !== 'insertText' || isComposing || !data || view.state.selection.main.empty) return false;
  if (/^[()[\]{}'"`]$/.test(data)) return false;
  view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/** The words of DuckDB that a question needs; its hundreds of others would only stand between a reader and the columns. */
const dialect = SQLDialect.define({
  keywords:
    'all and any as asc between by case cast create cross current desc describe distinct else end except exclude exists ' +
    'explain false filter first following for from full group having ilike in inner intersect is join last lateral left ' +
    'like limit macro natural not null nulls offset on or order outer over partition pivot preceding qualify range ' +
    'recursive replace right row rows sample select set show similar summarize table temp then ties to true unbounded ' +
    'union unnest unpivot using values variable view when where window with within',
  types:
    'bigint boolean date decimal double float hugeint integer interval list map smallint struct time timestamp varchar',
  doubleQuotedStrings: false,
  doubleDollarQuotedStrings: true,
  operatorChars: '*+-%<>!=&|~^/:',
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--data)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--missed)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--late)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--met)' },
]);

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: '1rem' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', minHeight: '9.5rem', maxHeight: '26rem' },
  '.cm-content': { padding: '0.7rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.9rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--data-3)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--data-3)',
    outline: '1px solid var(--data-2)',
  },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--card)', border: '1px solid var(--rule)', zIndex: '5' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    maxHeight: '15rem',
    maxWidth: 'min(32rem, 92vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.3rem 0.6rem', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--paper)',
    backgroundColor: 'var(--data)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', fontFamily: 'var(--sans)', marginLeft: '0.8em', opacity: '0.8' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': {
    padding: '0.4rem 0.6rem',
    maxWidth: '20rem',
    fontFamily: 'var(--sans)',
    fontSize: '0.9rem',
  },
});
