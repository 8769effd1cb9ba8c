import { createRoot } from 'react-dom/client';
import './shared/base.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { router } from './router.tsx';
import { startLanguage } from './shared/language.ts';
import { keepPolicy, styleNonce } from './shared/policy.ts';
import { queryClient } from './shared/queries.ts';
import { theme, variables } from './shared/theme.ts';

await startLanguage();
keepPolicy();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'vliegwiel-scheme' })}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
