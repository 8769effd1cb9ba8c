import type { en } from './en.ts';
import { budget } from './nl/budget.ts';
import { decide } from './nl/decide.ts';
import { facts } from './nl/facts.ts';
import { figure } from './nl/figure.ts';
import { form } from './nl/form.ts';
import { kind } from './nl/kind.ts';
import { line } from './nl/line.ts';
import { per } from './nl/per.ts';
import { picture } from './nl/picture.ts';
import { place } from './nl/place.ts';
import { program } from './nl/program.ts';
import { programs } from './nl/programs.ts';
import { shell } from './nl/shell.ts';
import { signIn } from './nl/sign-in.ts';
import { state } from './nl/state.ts';
import { statement } from './nl/statement.ts';
import { status } from './nl/status.ts';
import { table } from './nl/table.ts';
import { trend } from './nl/trend.ts';
import { type } from './nl/type.ts';
import { waterfall } from './nl/waterfall.ts';
import { work } from './nl/work.ts';

export const nl: typeof en = {
  shell,
  state,
  status,
  kind,
  per,
  type,
  signIn,
  programs,
  budget,
  decide,
  trend,
  program,
  statement,
  line,
  waterfall,
  facts,
  picture,
  figure,
  place,
  table,
  form,
  work,
};
