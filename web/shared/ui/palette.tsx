import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { chooseLanguage, useLanguage } from '../language.ts';
import { places } from '../navigation.ts';
import { programsQuery } from '../queries.ts';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/spotlight/styles.css';
import './palette.css';

/** Everything that can be opened or done by its name; opens each time that `asked` counts on. */
export default function Palette({ asked }: { asked: number }) {
  const { t, language } = useLanguage();
  const router = useRouter();
  const { toggleColorScheme } = useMantineColorScheme();
  const programs = useQuery({ ...programsQuery(language), enabled: asked > 0 }).data ?? [];
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  const go = (to: string, params?: Record<string, string>) => () => void router.navigate({ to, params } as never);
  const known = router.routesByPath as Record<string, unknown>;
  const pages = places.manager.filter(({ path }) => path in known);
  const one = (id: string, label: string, onClick: () => void): SpotlightActionData => ({ id, label, onClick });
  const groups = [
    { group: t('shell.pages'), actions: pages.map(({ key, path }) => one(path, t(`place.${key}`), go(path))) },
    {
      group: t('place.programs'),
      actions: programs.map(({ program, name }) => one(program, name, go('/programs/$program', { program }))),
    },
    {
      group: t('shell.actions'),
      actions: [
        one('scheme', `${t('shell.toDark')} / ${t('shell.toLight')}`, () => toggleColorScheme()),
        one('language', t('shell.otherLanguage'), () => chooseLanguage(language === 'en' ? 'nl' : 'en')),
      ],
    },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      shortcut={null}
      nothingFound={t('shell.goToNothing')}
      limit={12}
      searchProps={{ placeholder: t('shell.goToHint'), 'aria-label': t('shell.goToHint') }}
      scrollable
      maxHeight="60dvh"
    />
  );
}
