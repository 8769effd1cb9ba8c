import type { en } from './en.ts';
import { budget } from './nl/budget.ts';
import { colleagues } from './nl/colleagues.ts';
import { decide } from './nl/decide.ts';
import { editor } from './nl/editor.ts';
import { facts } from './nl/facts.ts';
import { figure } from './nl/figure.ts';
import { form } from './nl/form.ts';
import { home } from './nl/home.ts';
import { imports } from './nl/imports.ts';
import { join } from './nl/join.ts';
import { keys } from './nl/keys.ts';
import { kind } from './nl/kind.ts';
import { line } from './nl/line.ts';
import { mailbox } from './nl/mailbox.ts';
import { me } from './nl/me.ts';
import { myPrograms } from './nl/my-programs.ts';
import { overview } from './nl/overview.ts';
import { partnerPage } from './nl/partner-page.ts';
import { partners } from './nl/partners.ts';
import { people } from './nl/people.ts';
import { per } from './nl/per.ts';
import { picture } from './nl/picture.ts';
import { place } from './nl/place.ts';
import { preview } from './nl/preview.ts';
import { program } from './nl/program.ts';
import { programs } from './nl/programs.ts';
import { questions } from './nl/questions.ts';
import { runs } from './nl/runs.ts';
import { settings } from './nl/settings.ts';
import { shell } from './nl/shell.ts';
import { signIn } from './nl/sign-in.ts';
import { state } from './nl/state.ts';
import { statement } from './nl/statement.ts';
import { statements } from './nl/statements.ts';
import { status } from './nl/status.ts';
import { table } from './nl/table.ts';
import { trend } from './nl/trend.ts';
import { type } from './nl/type.ts';
import { versions } from './nl/versions.ts';
import { waterfall } from './nl/waterfall.ts';
import { whatIf } from './nl/what-if.ts';
import { work } from './nl/work.ts';

export const nl: typeof en = {
  home,
  myPrograms,
  whatIf,
  settings,
  shell,
  state,
  status,
  join,
  keys,
  kind,
  people,
  per,
  type,
  signIn,
  programs,
  budget,
  decide,
  trend,
  program,
  preview,
  statement,
  line,
  versions,
  waterfall,
  facts,
  picture,
  figure,
  place,
  table,
  form,
  work,
  imports,
  runs,
  overview,
  partners,
  partnerPage,
  questions,
  statements,
  editor,
  colleagues,
  mailbox,
  me,
};
