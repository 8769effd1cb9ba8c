import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../shared/api.ts';

export const summaryQuery = (partner: string, language: string) =>
  queryOptions({
    queryKey: ['summary', partner, language],
    queryFn: () => answer(api.GET('/api/v1/partners/{partner}/summary', { params: { path: { partner } } })),
  });

export const partnerProgramsQuery = (partner: string, language: string) =>
  queryOptions({
    queryKey: ['partner-programs', partner, language],
    queryFn: () => answer(api.GET('/api/v1/partners/{partner}/programs', { params: { path: { partner } } })),
  });

export const answeredQuery = (partner: string) =>
  queryOptions({
    queryKey: ['questions', 'answered', partner],
    queryFn: () =>
      answer(api.GET('/api/v1/questions', { params: { query: { partner, status: 'answered', limit: 5 } } })),
  });

export const partnerVersionsQuery = (partner: string, program: string, language: string) =>
  queryOptions({
    queryKey: ['partner-versions', partner, program, language],
    queryFn: () =>
      answer(
        api.GET('/api/v1/partners/{partner}/programs/{program}/versions', { params: { path: { partner, program } } }),
      ),
  });
