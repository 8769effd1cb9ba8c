import { answer, api } from '../shared/api.ts';

export const meQuery = { queryKey: ['me'], queryFn: () => answer(api.GET('/api/v1/me')) };
