-- A partner reads the goals that were set for it by hand: without them its amounts cannot be calculated anywhere else. As in 0018, a cluster has no policies.
do $$ begin
  if to_regclass('pg_dist_partition') is not null then
    return;
  end if;
  grant select on hand_goal to vliegwiel_partner;
  create policy own on hand_goal for select to vliegwiel_partner using (partner_id = any ((select seen_partners())::integer[]));
end $$;
