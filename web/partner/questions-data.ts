import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import type { QuestionShape, QuestionSummaryShape } from '../../src/questions/schema.ts';
import { answer, api } from '../shared/api.ts';

export interface QuestionFilter {
  readonly partner?: string | undefined;
  readonly program?: string | undefined;
  readonly status?: QuestionSummaryShape['status'] | undefined;
  readonly kind?: QuestionSummaryShape['kind'] | undefined;
}

/** Open ones first, as the server orders them. */
export const questionsQuery = (filter: QuestionFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['questions', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const wanted = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      return answer(api.GET('/api/v1/questions', { params: { query: { ...wanted, limit, ...cursor } } }));
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ['question', id],
    queryFn: () => answer(api.GET('/api/v1/questions/{id}', { params: { path: { id } } })),
  });

/** What was written is shown at once, and every list of questions is asked for again. */
export async function keep(client: QueryClient, question: QuestionShape): Promise<void> {
  client.setQueryData(questionQuery(question.id).queryKey, question);
  await client.invalidateQueries({ queryKey: ['questions'] });
}

/** A line of a statement in the address of a page. */
export const lineKey = (of: { program: string; period: string; incentive: string }): string =>
  [of.program, of.period, of.incentive].join('~');

/** A key for what is sent, the same for each try: what was written once is not written again when the answer was lost on its way. */
export function useOnce(): (content: string) => string {
  const last = useRef<{ content: string; key: string }>(undefined);
  return (content) => {
    if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() };
    return last.current.key;
  };
}
