export const type = {
  distributor: 'Distributor',
  reseller: 'Reseller',
  seller: 'Seller',
  service_provider: 'Service provider',
  retailer: 'Retailer',
};
