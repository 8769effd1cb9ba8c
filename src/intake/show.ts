import type { Language } from '../platform/language.ts';
import type { Preview } from './preview.ts';
import { type ImportResult, type Rejection, rejectionOf } from './result.ts';
import type { ImportShape, PreviewShape, RejectedRowShape, TakenInShape } from './schema.ts';
import type { ImportRow, RejectionRow } from './sql.ts';

const endings: Record<string, Record<Language, string>> = {
  interrupted: {
    en: 'It was cut short; nothing of it was taken in. Import the file again.',
    nl: 'De import is afgebroken; er is niets van ingenomen. Importeer het bestand opnieuw.',
  },
  rejected: {
    en: 'Rows were refused, so nothing was taken in.',
    nl: 'Er zijn rijen geweigerd, dus er is niets ingenomen.',
  },
};

export function showImport(row: ImportRow, language: Language): ImportShape {
  const { id, error, warnings, started_at, ended_at, undone_at, phase, bytes, size, ...rest } = row;
  const share = size === null || size === 0 ? null : Math.min(1, Math.round((bytes / size) * 1000) / 1000);
  return {
    ...rest,
    id: String(id),
    error: error === null ? null : (endings[error]?.[language] ?? error),
    warnings: (warnings as { text?: Record<Language, string> }[]).flatMap(({ text }) => text?.[language] ?? []),
    started_at: started_at.toISOString(),
    ended_at: ended_at?.toISOString() ?? null,
    undone_at: undone_at?.toISOString() ?? null,
    progress: phase === null ? null : { phase, bytes, size, share },
  };
}

export function showRejected(row: RejectionRow, language: Language): RejectedRowShape {
  return showRejection(rejectionOf(row), language);
}

export function showRejection({ reason, ...rest }: Rejection, language: Language): RejectedRowShape {
  return { ...rest, reason: reason[language] };
}

export function showTaken({ importId, ...result }: ImportResult, language: Language): TakenInShape {
  const { accepted, repeated, rejected, rejections, warnings } = result;
  return {
    import: String(importId),
    accepted,
    repeated,
    rejected,
    warnings: warnings.map(({ text }) => text[language]),
    rejections: rejections.map(({ line, column, value, code, reason }) => {
      return { index: line, field: column, value, code, reason: reason[language] };
    }),
  };
}

export function showPreview(
  { columns, missing, rows, rejections, warnings, proposed }: Preview,
  language: Language,
): PreviewShape {
  return {
    columns: columns.map((column) => ({ ...column })),
    missing: [...missing],
    rows: rows.map(({ values }) => ({ ...values })),
    rejections: rejections.map((rejection) => showRejection(rejection, language)),
    warnings: warnings.map(({ text }) => text[language]),
    proposed: proposed ? { mapping: { ...proposed.mapping }, locale: { ...proposed.locale } } : null,
  };
}
