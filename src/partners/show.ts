import type { Company } from './company-sql.ts';
import type { CompanyShape } from './schema.ts';

/** The company's settings by their public names. */
export function showCompany(company: Company): CompanyShape {
  return {
    name: company.name,
    base_currency: company.baseCurrency,
    time_zone: company.timeZone,
    new_customer_days: company.newCustomerDays,
    customer_window_months: company.customerWindowMonths,
    customer_scope: company.customerScope,
    new_product_days: company.newProductDays,
    least_simplicity: company.leastSimplicity,
    approval_before_close: company.approvalBeforeClose,
    review_by_second_person: company.reviewBySecondPerson,
  };
}
