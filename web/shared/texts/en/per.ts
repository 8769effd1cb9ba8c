export const per = { month: 'per month', quarter: 'per quarter', year: 'per year', campaign: 'one campaign' };
