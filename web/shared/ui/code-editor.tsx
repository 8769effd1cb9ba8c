import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, temporarilySetTabFocusMode } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Language } from '../../../src/engine/words.ts';
import { useLanguage } from '../language.ts';
import { styleNonce } from '../policy.ts';
import type { CodeFinding } from './code-finding.ts';
import { type JsonSchema, proposalsAt } from './yaml-completion.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly schema?: JsonSchema;
  readonly findings?: readonly CodeFinding[];
  readonly readOnly?: boolean;
}

export default function CodeEditor({ value, onChange, labelledBy, describedBy, schema, findings, readOnly }: Props) {
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ onChange, schema });
  latest.current = { onChange, schema };
  const first = useRef(value);
  useEffect(() => {
    const complete = (context: CompletionContext) => completions(context, latest.current.schema);
    const tell = EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange(update.state.doc.toString());
    });
    const content = {
      'aria-labelledby': labelledBy,
      'aria-describedby': describedBy,
      spellcheck: 'false',
      // Said outright: not everything that looks for what the keyboard reaches takes text that can be written for it.
      tabindex: '0',
    };
    const extensions = [
      lineNumbers(),
      history(),
      indentOnInput(),
      yaml(),
      syntaxHighlighting(colours),
      lintGutter(),
      autocompletion({ override: [complete] }),
      keymap.of([{ key: 'Escape', run: temporarilySetTabFocusMode }]),
      keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of(content),
      EditorState.readOnly.of(readOnly === true),
      tell,
      looks,
      EditorView.cspNonce.of(styleNonce()),
    ];
    const editor = new EditorView({ doc: first.current, extensions, parent: place.current! });
    view.current = editor;
    return () => {
      first.current = editor.state.doc.toString();
      editor.destroy();
    };
  }, [labelledBy, describedBy, readOnly]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnostics(editor, findings ?? [], language)));
  }, [findings, language]);
  return <div className="code-editor" ref={place} />;
}

function completions(context: CompletionContext, schema: JsonSchema | undefined) {
  if (!schema) return null;
  const found = proposalsAt(context.state.doc.toString(), context.pos, schema);
  if (!found || found.proposals.length === 0) return null;
  if (!context.explicit && found.from === context.pos) return null;
  const options = found.proposals.map(({ label, insert, detail, kind }) => ({
    label,
    apply: insert,
    ...(detail ? { info: detail } : {}),
    type: kind === 'key' ? 'property' : 'enum',
  }));
  return { from: found.from, options };
}

/** Each finding at the place that its path leads to, or as near as the document goes. */
function diagnostics(editor: EditorView, findings: readonly CodeFinding[], language: Language): Diagnostic[] {
  const text = editor.state.doc.toString();
  const document = parseDocument(text, { lineCounter: new LineCounter() });
  return findings
    .map(({ severity, path, message, line }): Diagnostic => {
      const [from, to] = line === undefined ? rangeOf(document, path) : lineOf(editor, line);
      const start = Math.min(from, text.length);
      const end = Math.min(Math.max(start, to), editor.state.doc.lineAt(start).to);
      return { from: start, to: end, severity, message: message[language] };
    })
    .sort((a, b) => a.from - b.from);
}

function lineOf({ state: { doc } }: EditorView, number: number): [number, number] {
  const line = doc.line(Math.min(number, doc.lines));
  return [line.from, line.to];
}

function rangeOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): [number, number] {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 0];
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.definition(tags.propertyName), color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

const looks = EditorView.theme({
  '&': { maxHeight: '60dvh', fontSize: '0.9375rem', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
    lineHeight: '1.6',
    overflow: 'auto',
  },
  '.cm-content': { paddingBlock: '0.5rem', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { background: 'var(--wash)', color: 'var(--quiet)', border: 'none' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--accent-soft)',
  },
  '.cm-tooltip': {
    background: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--page)' },
});
