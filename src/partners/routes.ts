import { z } from 'zod';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { getPartner, listPartners, listPartnerVersions } from './actions.ts';
import { readCompany, saveCompany } from './company.ts';
import type { Company } from './company-sql.ts';
import {
  companyShape,
  partnerPageShape,
  partnerQuery,
  partnerShape,
  partnerVersionsShape,
  saveCompanyShape,
} from './schema.ts';
import { showCompany } from './show.ts';

export function routes(app: App, services: Services): void {
  partnerRoutes(app, services);
  companyRoutes(app, services);
}

function partnerRoutes(app: App, { clock }: Services): void {
  const params = z.object({ partner: codeShape });
  app.get(
    '/partners',
    {
      schema: {
        tags: ['partners'],
        operationId: 'listPartners',
        summary: 'Partners as they are today, by code',
        querystring: partnerQuery,
        response: { 200: partnerPageShape },
      },
      config: { access: forPartnersToo('partners:read') },
    },
    ({ query, caller, db }) =>
      listPartners(db, { ...query, below: query.below ?? caller.partner?.code }, clock.today()),
  );
  app.get(
    '/partners/:partner',
    {
      schema: {
        tags: ['partners'],
        operationId: 'getPartner',
        summary: 'A partner as it is today',
        params,
        response: { 200: partnerShape },
      },
      config: { access: forPartnersToo('partners:read') },
    },
    ({ params: { partner }, db }) => getPartner(db, partner, clock.today()),
  );
  app.get(
    '/partners/:partner/versions',
    {
      schema: {
        tags: ['partners'],
        operationId: 'listPartnerVersions',
        summary: 'What held of a partner, from which day',
        params,
        response: { 200: partnerVersionsShape },
      },
      config: { access: forPartnersToo('partners:read') },
    },
    async ({ params: { partner }, db }) => ({ items: await listPartnerVersions(db, partner) }),
  );
}

function companyRoutes(app: App, { db }: Services): void {
  app.get(
    '/company',
    {
      schema: {
        tags: ['company'],
        operationId: 'getCompany',
        summary: 'The company’s settings',
        response: { 200: companyShape },
      },
      config: { access: forPartnersToo('company:read') },
    },
    async ({ db: seen }) => showCompany(await readCompany(seen)),
  );
  app.put(
    '/company',
    {
      schema: {
        tags: ['company'],
        operationId: 'saveCompany',
        summary: 'Make the company or change its settings',
        description: 'What is left out stays as it is. The windows hold for facts taken in from then on.',
        body: saveCompanyShape,
        response: { 200: companyShape },
      },
      config: { access: forCompany('company:write') },
    },
    async ({ body }) => showCompany(await saveCompany(db, settingsOf(body))),
  );
}

function settingsOf(body: z.infer<typeof saveCompanyShape>): Partial<Company> {
  const settings = {
    name: body.name,
    baseCurrency: body.base_currency,
    timeZone: body.time_zone,
    newCustomerDays: body.new_customer_days,
    customerWindowMonths: body.customer_window_months,
    customerScope: body.customer_scope,
    newProductDays: body.new_product_days,
    leastSimplicity: body.least_simplicity,
    approvalBeforeClose: body.approval_before_close,
    reviewBySecondPerson: body.review_by_second_person,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
