import { describe, expect, it } from 'vitest';
import { maxDocumentBytes, readDocument } from './document.ts';

const good = `program: demo
name: { en: Demo, nl: Demo }
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
budget: { amount: 2500.00, when_exhausted: stop }
incentives:
  - id: volume
    kind: rebate
    measure: { source: sales, sum: amount }
    reward: { per_unit: 0.1 }
`;

const findings = (text: string) => {
  const read = readDocument(text);
  return 'findings' in read
    ? read.findings.map(({ code, path, line, column }) => `${line}:${column} ${code} ${path.join('.')}`.trim())
    : [];
};

describe('a program document', () => {
  it('hands decimals over as they were written', () => {
    const read = readDocument(good);
    expect(read).toMatchObject({
      program: { budget: { amount: '2500.00' }, incentives: [{ reward: { per_unit: '0.1' } }] },
    });
  });

  it('reads JSON too', () => {
    const read = readDocument(good);
    expect(readDocument(JSON.stringify('document' in read ? read.document : null, null, 2))).toMatchObject({
      program: { program: 'demo' },
    });
  });

  it('keeps the zeros of a code and the digits of a large number', () => {
    const coded = good.replace(
      'sum: amount }',
      'sum: amount, where: { product: 007, customer: 12345678901234567890, order: 12 } }',
    );
    expect(readDocument(coded)).toMatchObject({
      program: {
        incentives: [{ measure: { where: { product: '007', customer: '12345678901234567890', order: 12 } } }],
      },
    });
  });

  it('reads text that Windows wrote', () => {
    expect(readDocument(`\ufeff${good.replaceAll('\n', '\r\n')}`)).toMatchObject({ program: { program: 'demo' } });
  });

  it('says in both languages what to write instead', () => {
    const read = readDocument(good.replace('kind: rebate', 'knd: rebate'));
    expect('findings' in read && read.findings.map(({ message }) => message.nl)).toEqual([
      'kind ontbreekt',
      'onbekende sleutel "knd"; bedoelt u kind?',
    ]);
  });

  it('knows where every part stands', () => {
    const read = readDocument(good);
    const at = (...path: (string | number)[]) => ('positions' in read ? read.positions(path) : undefined);
    expect(at('budget', 'when_exhausted')).toEqual({ line: 7, column: 28 });
    expect(at('incentives', 0)).toEqual({ line: 9, column: 5 });
    expect(at('incentives', 0, 'reward', 'tiers', 'bands', 3)).toEqual({ line: 12, column: 5 });
    expect(at('nothing')).toEqual({ line: 1, column: 1 });
  });

  it.each([
    [
      'an anchor',
      good.replace('{ source: sales, sum: amount }', '&m { source: sales, sum: amount }'),
      ['11:17 anchor'],
    ],
    ['an alias', good.replace('reward: { per_unit: 0.1 }', 'reward: *m'), ['12:13 alias']],
    ['a merge key', good.replace('    kind: rebate', '    <<: { kind: rebate }\n    kind: rebate'), ['10:5 merge-key']],
    ['a tag', good.replace('EUR', '!money EUR'), ['3:11 tag']],
    ['a key twice', good.replace('period: quarter', 'period: quarter\nperiod: month'), ['5:1 duplicate-key']],
    ['broken YAML', good.replace('{ per_unit: 0.1 }', '{ per_unit: 0.1'), ['13:1 broken-yaml']],
    [
      'an unknown key',
      good.replace('kind: rebate', 'kind: rebate\n    kindd: x'),
      ['11:5 wrong-shape incentives.0.kindd'],
    ],
    ['a wrong type', good.replace('period: quarter', 'period: 4'), ['4:1 wrong-shape period']],
    ['no document', '', ['1:1 empty']],
    ['only a remark', '# later', ['1:1 empty']],
    ['two documents', `${good}---\n${good}`, ['13:1 broken-yaml']],
    ['a tab', good.replace('    kind', '\tkind'), ['10:1 broken-yaml']],
    ['a list', '- a\n- b\n', ['1:1 wrong-shape']],
  ])('refuses %s, naming the place', (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it('refuses what is too large or too deep before reading on', () => {
    expect(findings(`${good}# ${'x'.repeat(maxDocumentBytes)}`)).toEqual(['1:1 too-large']);
    expect(findings(`x: ${'['.repeat(100)}${']'.repeat(100)}`)[0]).toMatch(/^1:\d+ too-deep/);
    expect(findings('['.repeat(100_000))[0]).toMatch(/^1:\d+ (too-deep|broken-yaml)/);
  });
});
