import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../shared/api.ts';
import { everyPage, pageOf } from '../shared/queries.ts';

/** What the overview, the list of partners and a partner's page ask. */

export const overviewQuery = (language: string) =>
  queryOptions({ queryKey: ['overview', language], queryFn: () => answer(api.GET('/api/v1/overview')) });

/** More dots than these cannot be told apart. */
export const furthestBehind = 500;

/** Those that have begun and are on track or not, the furthest behind first. */
export const standingsQuery = (program: string, period: string) =>
  queryOptions({
    queryKey: ['standings', program, period],
    queryFn: async () => {
      const path = { program, period };
      const found = await Promise.all(
        (['at_risk', 'on_track', 'reached'] as const).map((standing) =>
          answer(
            api.GET('/api/v1/programs/{program}/periods/{period}/partners', {
              params: {
                path,
                query: { standing, sort: 'attainment', direction: 'ascending', limit: furthestBehind },
              },
            }),
          ),
        ),
      );
      return found.flatMap(({ items }) => items).slice(0, furthestBehind);
    },
  });

export const allPartnersQuery = () =>
  queryOptions({
    queryKey: ['all-partners'],
    queryFn: () => everyPage((cursor) => answer(api.GET('/api/v1/partners', { params: { query: pageOf(cursor) } }))),
  });

export const summaryQuery = (partner: string, language: string) =>
  queryOptions({
    queryKey: ['partner-summary', partner, language],
    queryFn: () => answer(api.GET('/api/v1/partners/{partner}/summary', { params: { path: { partner } } })),
  });

export const notesQuery = (partner: string) =>
  queryOptions({
    queryKey: ['notes', partner],
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET('/api/v1/partners/{partner}/notes', { params: { path: { partner }, query: pageOf(cursor) } })),
      ),
  });

export const partnerPeopleQuery = (partner: string) =>
  queryOptions({
    queryKey: ['partner-people', partner],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/people', { params: { query: { partner, limit: 100 } } }))).items,
  });

export const partnerQuestionsQuery = (partner: string) =>
  queryOptions({
    queryKey: ['partner-questions', partner],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/questions', { params: { query: { partner, limit: 20 } } }))).items,
  });
