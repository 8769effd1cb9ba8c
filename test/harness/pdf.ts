import { inflateSync } from 'node:zlib';

/** A piece of text where it stands: points from the left and from the top of its page. */
export interface PdfPiece {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly text: string;
}

export interface PdfText {
  readonly pages: number;
  readonly pieces: readonly PdfPiece[];
  /** What stands at one height, from left to right, each piece apart. */
  readonly lines: readonly (readonly string[])[];
}

interface Font {
  readonly signs: readonly string[];
  readonly widths: readonly number[];
}

const PAGE = { width: 595.28, height: 841.89 };

/** The text of a PDF as our library writes it: objects one by one, fonts with a map to Unicode. */
export function textOfPdf(pdf: Buffer): PdfText {
  const objects = objectsOf(pdf);
  const kids = /\/Kids \[([^\]]*)\]/.exec(
    [...objects.values()].find(({ head }) => head.includes('/Type /Pages'))!.head,
  );
  const pages = [...kids![1]!.matchAll(/(\d+) 0 R/g)].map(([, number]) => objects.get(Number(number))!);
  const pieces = pages.flatMap((page, index) => piecesOf(objects, page.head, index + 1));
  return { pages: pages.length, pieces, lines: linesOf(pieces) };
}

type Objects = Map<number, { head: string; content: Buffer }>;

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const objects: Objects = new Map();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length;
    const end = text.indexOf('endobj', start);
    const stream = text.indexOf('\nstream\n', start);
    const has = stream >= 0 && stream < end;
    const head = text.slice(start, has ? stream : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const bytes = pdf.subarray(stream + 8, stream + 8 + length);
    const content = !has ? Buffer.alloc(0) : head.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
    objects.set(Number(found[1]), { head, content });
  }
  return objects;
}

const reference = (head: string, name: string): number =>
  Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(head)?.[1] ?? -1);

function piecesOf(objects: Objects, page: string, number: number): PdfPiece[] {
  const resources = objects.get(reference(page, 'Resources'))?.head ?? page;
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, at]) => [name!, fontOf(objects, Number(at))]),
  );
  const content = objects.get(reference(page, 'Contents'))!.content.toString('latin1');
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map(([, block]) => pieceOf(fonts, block!, number));
}

function pieceOf(fonts: ReadonlyMap<string, Font>, block: string, page: number): PdfPiece {
  const [, left, bottom] = /1 0 0 1 (\S+) (\S+) Tm/.exec(block)!;
  const [, name, size] = /\/(F\d+) (\S+) Tf/.exec(block)!;
  const font = fonts.get(name!)!;
  let [text, width] = ['', 0];
  for (const [, shown] of block.matchAll(/\[(.*?)\] TJ/g)) {
    for (const [, glyphs, shift] of shown!.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)) {
      if (shift !== undefined) width -= Number(shift);
      for (const [glyph] of (glyphs ?? '').matchAll(/[0-9a-f]{4}/g)) {
        const at = Number.parseInt(glyph, 16);
        text += font.signs[at] ?? '\ufffd';
        width += font.widths[at] ?? 0;
      }
    }
  }
  const at = Number(left);
  return { page, left: at, right: at + (width * Number(size)) / 1000, top: PAGE.height - Number(bottom), text };
}

function fontOf(objects: Objects, at: number): Font {
  const { head } = objects.get(at)!;
  const map = objects.get(reference(head, 'ToUnicode'))!.content.toString('latin1');
  const signs: string[] = [];
  for (const [, first, all] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const start = Number.parseInt(first!, 16);
    for (const [index, [, code]] of [...all!.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      signs[start + index] = Buffer.from(code!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
  }
  const descendant = objects.get(reference(head, 'DescendantFonts'))!.head;
  const widths = /\/W \[0 \[([^\]]*)\]/.exec(descendant)![1]!.trim().split(/\s+/).map(Number);
  return { signs, widths };
}

function linesOf(pieces: readonly PdfPiece[]): string[][] {
  const lines = new Map<string, PdfPiece[]>();
  for (const piece of pieces) {
    const key = `${piece.page} ${piece.top.toFixed(1)}`;
    lines.set(key, [...(lines.get(key) ?? []), piece]);
  }
  return [...lines.values()].map((line) => line.sort((a, b) => a.left - b.left).map(({ text }) => text));
}
