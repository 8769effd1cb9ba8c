import { type Scope, scopes } from '../../src/access/schema.ts';
import { useLanguage } from '../shared/language.ts';

type Noun = Scope extends `${infer N}:${string}` ? N : never;

/** What keys can be about, in the order of the scopes, with what can be allowed of each. */
export const nouns = [...new Set(scopes.map((scope) => scope.split(':')[0] as Noun))].map((noun) => ({
  noun,
  read: scopes.find((scope) => scope === `${noun}:read`),
  write: scopes.find((scope) => scope === `${noun}:write`),
}));

/** "Reads programs and facts; changes facts." */
export function useScopeWords(): (of: readonly Scope[]) => string {
  const { t, words } = useLanguage();
  return (of) => {
    const named = (kind: 'read' | 'write') => nouns.filter((one) => one[kind] !== undefined && of.includes(one[kind]));
    const say = (kind: 'read' | 'write') => {
      const those = named(kind);
      const isAll = those.length === nouns.filter((one) => one[kind] !== undefined).length;
      const what = isAll ? t('keys.everything') : words.and(those.map(({ noun }) => t(`keys.noun.${noun}`)));
      return those.length === 0 ? undefined : t(`keys.says.${kind}`, { what });
    };
    return [say('read'), say('write')].filter(Boolean).join(' ');
  };
}
