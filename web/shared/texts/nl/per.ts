export const per = { month: 'per maand', quarter: 'per kwartaal', year: 'per jaar', campaign: 'één campagne' };
