import { z } from 'zod';
import { forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import type { Services } from '../platform/services.ts';
import { turns } from '../platform/turns.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import { statementFile } from './schema.ts';
import { contentOf, type FactLimits } from './statement-content.ts';
import { statementCsv } from './statement-csv.ts';

/** Paper is laid out while others wait; a table is only written. */
const limits: Record<'pdf' | 'csv', FactLimits> = {
  pdf: { perList: 100, inAll: 300 },
  csv: { perList: 5000, inAll: 20_000 },
};

const waitingMilliseconds = 15_000;

export function statementFileRoutes(app: App, { clock }: Services): void {
  const takeTurn = turns(1, waitingMilliseconds, tooMany);
  app.get(
    '/partners/:partner/statements/:program/:period/export',
    {
      schema: {
        tags: ['exports'],
        operationId: 'exportStatement',
        summary: 'A statement as a PDF or a CSV',
        description: `The same figures and sentences as the statement has, with the facts behind each line: of those that count, and of those that do not, the first ${limits.pdf.perList} in a PDF and ${limits.csv.perList} in a CSV, and how many there are besides.`,
        produces: ['application/pdf', 'text/csv'],
        params: z.object({ partner: codeShape, program: programIdShape, period: periodKeyShape }),
        querystring: statementFile,
        response: {
          200: {
            content: {
              'application/pdf': { schema: z.any().meta({ type: 'string', format: 'binary' }) },
              'text/csv': { schema: z.string() },
            },
          },
        },
      },
      config: { access: forPartnersToo('statements:read') },
    },
    async (request, reply) => {
      const { params, query, headers, db } = request;
      const language = query.language ?? languageOf(headers['accept-language']);
      const content = await contentOf(db, params, language, limits[query.format]);
      // Laying out asks the database for nothing.
      await request.sight?.giveBack();
      const name = ['statement', params.program, params.period, params.partner].join('-').replace(/[^\w-]+/g, '-');
      reply.header('content-disposition', `attachment; filename="${name}.${query.format}"`);
      if (query.format === 'csv')
        return reply.type('text/csv; charset=utf-8').send((await statementCsv(content, language)) as never);
      const endTurn = await takeTurn();
      try {
        const { statementPdf } = await import('./statement-pdf.ts');
        return reply.type('application/pdf').send((await statementPdf(content, language, clock.today())) as never);
      } finally {
        endTurn();
      }
    },
  );
}

function tooMany(): Problem {
  return new Problem({
    code: 'too-many-files',
    status: 503,
    title: { en: 'Too many PDFs at a time.', nl: 'Te veel pdf’s tegelijk.' },
    detail: { en: 'Ask for it again in a moment.', nl: 'Vraag het zo opnieuw.' },
  });
}
