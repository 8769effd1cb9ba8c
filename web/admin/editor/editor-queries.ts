import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../shared/api.gen.ts';
import { answer, api } from '../../shared/api.ts';

export type Version = components['schemas']['ProgramVersion'];

export const templatesQuery = (language: string) =>
  queryOptions({
    queryKey: ['program-templates', language],
    queryFn: async () => (await answer(api.GET('/api/v1/programs/templates'))).items,
  });

/** The newest version of a program with its document. */
export const newestVersionQuery = (program: string, language: string) =>
  queryOptions({
    queryKey: ['program-newest', program, language],
    // Somebody else may have saved meanwhile.
    staleTime: 0,
    queryFn: async () => {
      const { items } = await answer(api.GET('/api/v1/programs/{program}/versions', { params: { path: { program } } }));
      const version = items[0]?.version ?? 1;
      return answer(
        api.GET('/api/v1/programs/{program}/versions/{version}', { params: { path: { program, version } } }),
      );
    },
  });

export const companyQuery = () =>
  queryOptions({ queryKey: ['company'], queryFn: () => answer(api.GET('/api/v1/company')) });
