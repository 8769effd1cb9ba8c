import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../shared/api.ts';

export const versionsQuery = (program: string) =>
  queryOptions({
    queryKey: ['versions', program],
    queryFn: () => answer(api.GET('/api/v1/programs/{program}/versions', { params: { path: { program } } })),
  });

export const versionQuery = (program: string, version: number, language: string) =>
  queryOptions({
    queryKey: ['version', program, version, language],
    queryFn: () =>
      answer(api.GET('/api/v1/programs/{program}/versions/{version}', { params: { path: { program, version } } })),
  });

export const comparedQuery = (program: string, before: number, after: number) =>
  queryOptions({
    queryKey: ['versions-compared', program, before, after],
    queryFn: () =>
      answer(
        api.GET('/api/v1/programs/{program}/versions/{before}/diff/{after}', {
          params: { path: { program, before, after } },
        }),
      ),
  });
