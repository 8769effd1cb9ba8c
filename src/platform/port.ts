import { createServer } from 'node:net';
import { codeOf, Problem } from './errors.ts';

/** Refuses a port that is taken or not allowed, before anything else is started. */
export async function checkPort(port: number, host: string): Promise<void> {
  await new Promise<void>((free, fail) => {
    const probe = createServer();
    probe.once('error', (error) => fail(portProblem(error, port, host)));
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

export function portProblem(error: unknown, port: number, host: string): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new Problem({
      code: 'port-taken',
      status: 503,
      title: {
        en: `Port ${port} is taken by another program.`,
        nl: `Poort ${port} is al in gebruik door een ander programma.`,
      },
      detail: {
        en: `Stop that program, or choose another port: PORT=${port + 1} npm start. Is it a Vliegwiel that is already running? Then just open http://localhost:${port}.`,
        nl: `Stop dat programma, of kies een andere poort: PORT=${port + 1} npm start. Is het een Vliegwiel die al draait? Open dan gewoon http://localhost:${port}.`,
      },
      cause: error,
    });
  }
  if (code === 'EACCES') {
    return new Problem({
      code: 'port-not-allowed',
      status: 403,
      title: { en: `This account may not open port ${port}.`, nl: `Dit account mag poort ${port} niet openen.` },
      detail: { en: 'Choose one above 1023.', nl: 'Kies er een boven 1023.' },
      cause: error,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Problem({
      code: 'wrong-setting',
      status: 400,
      title: {
        en: `HOST=${host} is not an address of this machine.`,
        nl: `HOST=${host} is geen adres van deze machine.`,
      },
      cause: error,
    });
  }
  return error;
}
