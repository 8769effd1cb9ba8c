import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed, firstChunk, firstLoad } from './web/build.ts';

export default defineConfig({
  root: 'web',
  plugins: [react(), firstChunk(), firstLoad(), compressed()],
  build: { outDir: '../dist/web', emptyOutDir: true, manifest: true, target: 'es2022' },
  server: { port: 4810, proxy: { '/api': process.env.VLIEGWIEL_API ?? 'http://127.0.0.1:4800' } },
});
