import { budget } from './en/budget.ts';
import { colleagues } from './en/colleagues.ts';
import { decide } from './en/decide.ts';
import { editor } from './en/editor.ts';
import { facts } from './en/facts.ts';
import { figure } from './en/figure.ts';
import { form } from './en/form.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { join } from './en/join.ts';
import { keys } from './en/keys.ts';
import { kind } from './en/kind.ts';
import { line } from './en/line.ts';
import { mailbox } from './en/mailbox.ts';
import { me } from './en/me.ts';
import { myPrograms } from './en/my-programs.ts';
import { overview } from './en/overview.ts';
import { partnerPage } from './en/partner-page.ts';
import { partners } from './en/partners.ts';
import { people } from './en/people.ts';
import { per } from './en/per.ts';
import { picture } from './en/picture.ts';
import { place } from './en/place.ts';
import { preview } from './en/preview.ts';
import { program } from './en/program.ts';
import { programs } from './en/programs.ts';
import { questions } from './en/questions.ts';
import { runs } from './en/runs.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { state } from './en/state.ts';
import { statement } from './en/statement.ts';
import { statements } from './en/statements.ts';
import { status } from './en/status.ts';
import { table } from './en/table.ts';
import { trend } from './en/trend.ts';
import { type } from './en/type.ts';
import { versions } from './en/versions.ts';
import { waterfall } from './en/waterfall.ts';
import { whatIf } from './en/what-if.ts';
import { work } from './en/work.ts';

/** Every text of the screens in English. nl.ts has the same keys; a test sees to it, and that each is used. */
export const en = {
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
