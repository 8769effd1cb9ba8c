import type { DemoTable } from '../demo/tables.ts';
import { commissionRates, salesQuarters } from './quarters.ts';
import { type Row, readTable } from './source.ts';

/** Attributes hold from before the first order. */
const VALID_FROM = '2010-01-01';
/** `CurrencyKey` is the order's currency, but the amounts behave as one currency. */
const CURRENCY = 'USD';

export const employeeCode = (key: string): string => `E${key}`;

/** AdventureWorks as import files: resellers and employees as partners, products, quotas as goals by hand, and every order line. */
export function adventureWorksTables(folder: string): DemoTable[] {
  const sales = readTable(folder, 'FactResellerSales');
  return [
    {
      name: 'partners',
      kind: 'partners',
      columns: [
        'code',
        'name',
        'type',
        'tier',
        'region',
        'country',
        'tags',
        'currency',
        'language',
        'parent',
        'valid_from',
      ],
      rows: () => [...sellers(folder, sales), ...resellers(folder)],
    },
    {
      name: 'products',
      kind: 'products',
      columns: ['code', 'name', 'category', 'brand', 'launched_on', 'valid_from'],
      rows: () => products(folder),
    },
    { name: 'goals', kind: 'goals', columns: ['goal_set', 'partner', 'period', 'value'], rows: () => goals(folder) },
    {
      name: 'sales',
      kind: 'sales',
      columns: [
        'id',
        'date',
        'partner',
        'product',
        'order',
        'quantity',
        'amount',
        'cost',
        'currency',
        'seller',
        'channel',
      ],
      rows: () => lines(folder, sales),
    },
  ];
}

const by = (rows: readonly Row[], key: string): Map<string, Row> => new Map(rows.map((row) => [row[key]!, row]));

const regionOf = (territory: Row): string =>
  territory.SalesTerritoryRegion === 'NA' ? '' : territory.SalesTerritoryRegion!;

/** The business type is the reseller's tag: programs are for a business type. */
function resellers(folder: string): string[][] {
  const geography = by(readTable(folder, 'DimGeography'), 'GeographyKey');
  const territories = by(readTable(folder, 'DimSalesTerritory'), 'SalesTerritoryKey');
  return readTable(folder, 'DimReseller').map((reseller) => {
    const place = geography.get(reseller.GeographyKey!)!;
    const region = regionOf(territories.get(place.SalesTerritoryKey!)!);
    return [
      reseller.ResellerAlternateKey!,
      reseller.ResellerName!,
      'reseller',
      '',
      region,
      place.CountryRegionCode!,
      reseller.BusinessType!,
      CURRENCY,
      'en',
      '',
      VALID_FROM,
    ];
  });
}

/** Employees that sold, each below its manager when that one sold too; the tag is the commission percentage that was agreed with them. */
function sellers(folder: string, sales: readonly Row[]): string[][] {
  const selling = new Set(sales.map((line) => line.EmployeeKey!));
  const territories = by(readTable(folder, 'DimSalesTerritory'), 'SalesTerritoryKey');
  const rates = commissionRates(folder);
  const employees = readTable(folder, 'DimEmployee').filter((employee) => selling.has(employee.EmployeeKey!));
  const isManager = (employee: Row): boolean => !selling.has(employee.ParentEmployeeKey!);
  return [...employees.filter(isManager), ...employees.filter((employee) => !isManager(employee))].map((employee) => [
    employeeCode(employee.EmployeeKey!),
    `${employee.FirstName} ${employee.LastName}`,
    'seller',
    '',
    regionOf(territories.get(employee.SalesTerritoryKey!)!),
    '',
    `commission ${rates.get(employee.EmployeeKey!)!}`,
    CURRENCY,
    'en',
    isManager(employee) ? '' : employeeCode(employee.ParentEmployeeKey!),
    VALID_FROM,
  ]);
}

/** One product per article number (the warehouse keeps up to three versions of one); its category is "Bikes / Mountain Bikes". */
function products(folder: string): string[][] {
  const subcategories = by(readTable(folder, 'DimProductSubcategory'), 'ProductSubcategoryKey');
  const categories = by(readTable(folder, 'DimProductCategory'), 'ProductCategoryKey');
  const latest = by(readTable(folder, 'DimProduct'), 'ProductAlternateKey');
  return [...latest.values()].map((product) => {
    const subcategory = subcategories.get(product.ProductSubcategoryKey!);
    const category = subcategory
      ? `${categories.get(subcategory.ProductCategoryKey!)!.EnglishProductCategoryName} / ${subcategory.EnglishProductSubcategoryName}`
      : '';
    return [product.ProductAlternateKey!, product.EnglishProductName!, category, '', '', VALID_FROM];
  });
}

/** A set of goals per sales quarter, as each quarter is a campaign of its own. */
function goals(folder: string): string[][] {
  const quotas = readTable(folder, 'FactSalesQuota');
  const quarters = new Map(salesQuarters(quotas).map((quarter) => [quarter.from, quarter.key]));
  return quotas.map((quota) => [
    `quota-${quarters.get(quota.Date!.slice(0, 10))}`,
    employeeCode(quota.EmployeeKey!),
    'campaign',
    quota.SalesAmountQuota!,
  ]);
}

/** Every order line. The promotion's name is kept as the sale's channel, so that a rule can ask for it. */
function* lines(folder: string, sales: readonly Row[]): Generator<string[]> {
  const articles = by(readTable(folder, 'DimProduct'), 'ProductKey');
  const resellerCodes = by(readTable(folder, 'DimReseller'), 'ResellerKey');
  const promotions = by(readTable(folder, 'DimPromotion'), 'PromotionKey');
  for (const line of sales)
    yield [
      `${line.SalesOrderNumber}-${line.SalesOrderLineNumber}`,
      line.OrderDate!.slice(0, 10),
      resellerCodes.get(line.ResellerKey!)!.ResellerAlternateKey!,
      articles.get(line.ProductKey!)!.ProductAlternateKey!,
      line.SalesOrderNumber!,
      line.OrderQuantity!,
      line.SalesAmount!,
      line.TotalProductCost!,
      CURRENCY,
      employeeCode(line.EmployeeKey!),
      promotions.get(line.PromotionKey!)!.EnglishPromotionName!,
    ];
}
