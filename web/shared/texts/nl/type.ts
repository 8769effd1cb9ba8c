export const type = {
  distributor: 'Distributeur',
  reseller: 'Wederverkoper',
  seller: 'Verkoper',
  service_provider: 'Dienstverlener',
  retailer: 'Winkelier',
};
