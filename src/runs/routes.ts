import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { soon } from '../access/soon.ts';
import type { App } from '../platform/http.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import { newRunShape, periodsShape, runPageShape, runQuery, runShape } from './schema.ts';

export function routes(app: App, services: Services): void {
  runRoutes(app, services);
  periodRoutes(app, services);
}

function runRoutes(app: App, _services: Services): void {
  const tags = ['runs'];
  app.get(
    '/runs',
    {
      schema: {
        tags,
        operationId: 'listRuns',
        summary: 'Calculations, newest first',
        querystring: runQuery,
        response: { 200: runPageShape },
      },
      config: { access: forCompany('runs:read') },
    },
    () => soon(),
  );
  app.post(
    '/runs',
    {
      schema: {
        tags,
        operationId: 'startRun',
        summary: 'Calculate a program',
        description: 'Answers when it is done. A run that finds nothing new changes nothing.',
        body: newRunShape,
        response: { 201: runShape },
      },
      config: { access: forCompany('runs:write') },
    },
    () => soon(),
  );
  app.get(
    '/runs/:id',
    {
      schema: {
        tags,
        operationId: 'getRun',
        summary: 'A calculation',
        params: z.object({ id: serial }),
        response: { 200: runShape },
      },
      config: { access: forCompany('runs:read') },
    },
    () => soon(),
  );
}

function periodRoutes(app: App, _services: Services): void {
  const tags = ['periods'];
  app.get(
    '/programs/:program/periods',
    {
      schema: {
        tags,
        operationId: 'listPeriods',
        summary: 'A program’s periods, oldest first',
        params: z.object({ program: programIdShape }),
        response: { 200: periodsShape },
      },
      config: { access: forCompany('runs:read') },
    },
    () => soon(),
  );
  app.post(
    '/programs/:program/periods/:period/close',
    {
      schema: {
        tags,
        operationId: 'closePeriod',
        summary: 'Close a period: its statements become final',
        description: 'Facts that come later become adjustments in the open period.',
        params: z.object({ program: programIdShape, period: periodKeyShape }),
        response: { 200: runShape },
      },
      config: { access: forCompany('runs:write') },
    },
    () => soon(),
  );
}
