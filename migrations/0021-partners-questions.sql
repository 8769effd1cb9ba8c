-- Partners ask and write under their own role: about what is theirs only, as themselves, and never into what is closed. As in 0018, a cluster has no policies.
-- Notes on partners are nothing that this role may read.
do $$ begin
  if to_regclass('pg_dist_partition') is not null then
    return;
  end if;
  grant select on question, question_message to vliegwiel_partner;
  grant insert (partner_id, program_id, period_key, incentive, fact_source, fact_partner_id, fact_id, kind, messages, last_message) on question to vliegwiel_partner;
  grant update (status, outcome, messages, changed_at, last_message) on question to vliegwiel_partner;
  grant insert (question_id, partner_id, side, author, author_name, text, outcome) on question_message to vliegwiel_partner;
  grant usage on sequence question_id_seq, question_message_id_seq to vliegwiel_partner;

  alter table question enable row level security;
  create policy company on question to vliegwiel_app using (true) with check (true);
  create policy own on question for select to vliegwiel_partner using (partner_id = any ((select seen_partners())::integer[]));
  create policy asks on question for insert to vliegwiel_partner with check (partner_id = any ((select seen_partners())::integer[]));
  create policy writes on question for update to vliegwiel_partner
    using (partner_id = any ((select seen_partners())::integer[]) and status <> 'closed') with check (status = 'open');

  alter table question_message enable row level security;
  create policy company on question_message to vliegwiel_app using (true) with check (true);
  create policy own on question_message for select to vliegwiel_partner using (partner_id = any ((select seen_partners())::integer[]));
  create policy writes on question_message for insert to vliegwiel_partner with check (
    partner_id = any ((select seen_partners())::integer[]) and side = 'partner' and outcome is null
    and exists (select from question q where q.id = question_id and q.partner_id = question_message.partner_id and q.status <> 'closed'));
end $$;
