// npm start: installs, builds, and serves. Only Node's own modules until everything is installed.
import { createServer } from 'node:net';
import { buildIfStale, checkNode, installIfStale, Refusal, refuse, t } from './prepare.mjs';

const portTaken = 6;

// Asked first: with the port taken, installing and starting a database would be for nothing.
function checkPort() {
  const port = Number(process.env.PORT || 4800);
  const host = process.env.HOST || '127.0.0.1';
  return new Promise((free, fail) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code !== 'EADDRINUSE') return free();
      const taken = new Refusal(
        t(
          `Port ${port} is taken by another program.\n` +
            `Stop that program, or choose another port: PORT=${port + 1} npm start\n` +
            `Is it a Vliegwiel that is already running? Then just open http://localhost:${port}`,
          `Poort ${port} is in gebruik door een ander programma.\n` +
            `Stop dat programma, of kies een andere poort: PORT=${port + 1} npm start\n` +
            `Is het een Vliegwiel die al draait? Open dan gewoon http://localhost:${port}`,
        ),
      );
      taken.exitCode = portTaken;
      fail(taken);
    });
    // Whatever else is wrong with the address, the program itself explains.
    if (!(Number.isInteger(port) && port > 0 && port < 65_536)) return free();
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

try {
  checkNode();
  await checkPort();
  await installIfStale();
  await buildIfStale();
  process.argv = [process.argv[0], process.argv[1], 'serve', '--demo', ...process.argv.slice(2)];
  await import('../bin/vliegwiel.mjs');
} catch (error) {
  refuse(error);
}
