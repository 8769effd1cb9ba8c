import type { Random } from '../../src/demo/random.ts';
import { oddText } from './mutated-values.ts';

/* Bytes of a file or request that were damaged on the way. */

const pieces = [
  ...'\0¦\ufeff¦\u202e¦\u200b¦\r¦\n¦\r\n¦"¦""¦;¦\t¦{¦}¦[¦]¦:¦#¦&a ¦*a¦<<: ¦!!js ¦---\n¦\\u0000¦\\ud800¦%'.split('¦'),
  ...["'", ',', '|', 'a: [*a, *a, *a]\n'],
];

/** Bytes of which some were damaged on the way. */
export function mutatedBytes(random: Random, given: Buffer): Buffer {
  let bytes = given;
  const times = random.pick([1, 1, 2, 3, 8]);
  for (let i = 0; i < times; i += 1) bytes = damaged(random, bytes);
  return bytes;
}

function damaged(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  const until = Math.min(bytes.length, at + random.pick([1, 2, 10, 200]));
  const around = (middle: Buffer | string, from = at) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from(middle as Buffer), bytes.subarray(from)]);
  switch (random.below(13)) {
    case 0:
      return around(Buffer.from([(bytes[at] ?? 0) ^ (1 << random.below(8))]), at + 1);
    case 1:
      return around('', until);
    case 2:
      return around(bytes.subarray(at, until));
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return around(
        Buffer.from(random.pick([[0], [0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0xaf]])),
      );
    case 5:
      return around(random.pick(pieces));
    case 6:
      return around(random.pick(['x', ' ', '9', '"', ',', '\n', '[', '(']).repeat(random.pick([100, 3000, 300_000])));
    case 7:
      return lineChanged(random, bytes);
    case 9: {
      const levels = random.pick([50, 101, 2000, 100_000]);
      return around(`${'['.repeat(levels)}${']'.repeat(levels)}`, wordEnd(bytes, at));
    }
    case 8:
      return random.chance(100) ? Buffer.from(bytes.toString('latin1'), 'utf16le') : around(oddText(random), until);
    default:
      return around(oddText(random), wordEnd(bytes, at));
  }
}

/** The end of the word, number or date that begins here, so that a whole value is replaced. */
function wordEnd(bytes: Buffer, at: number): number {
  let end = at;
  while (end < bytes.length && /[\w.%-]/.test(String.fromCharCode(bytes[end]!))) end += 1;
  return end;
}

function lineChanged(random: Random, bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const at = random.below(lines.length);
  const line = lines[at]!;
  const how = random.below(4);
  if (how === 0) lines.splice(at, 1);
  else if (how === 1) lines.splice(at, 0, line);
  else if (how === 2) for (const one of lines.slice(at)) lines.push(one);
  else [lines[at], lines[0]] = [lines[0]!, line];
  return Buffer.from(lines.join('\n'), 'latin1');
}
