-- What a policy asks of other tables is planned with every statement of a partner, once for each time that the table is named in it: that took longer than to carry it
-- out. In functions it is planned once per connection. They ask with the rights of who calls them, so that they see no more.

-- Sellers of facts that are seen, and whom these were sold for, also where the two are not above one another.
create function linked_partners() returns integer[] language plpgsql stable parallel safe as $$ begin
  return array(
    select partner_id from sale where seller_id = any (seen_partners())
    union select seller_id from sale where partner_id = any (seen_partners()) and seller_id is not null
    union select unnest(array[partner_id, seller_id]) from activity where seller_id is not null
    union select unnest(array[partner_id, seller_id]) from training where seller_id is not null
    union select unnest(array[partner_id, seller_id]) from referral where seller_id is not null);
end $$;

-- A customer of facts that are seen.
create function is_customer_seen(customer bigint) returns boolean language plpgsql stable parallel safe as $$ begin
  return exists (select from sale f where f.customer_id = customer and f.again is null)
    or exists (select from sale f where f.seller_id = any (seen_partners()) and f.customer_id = customer)
    or exists (select from activity f where f.customer_id = customer)
    or exists (select from referral f where f.customer_id = customer);
end $$;

-- A program that has left a trace on a statement, though it is over or no longer for the partner.
create function is_program_seen(program integer) returns boolean language plpgsql stable parallel safe as $$ begin
  return exists (select from cell x where x.program_id = program and x.partner_id = any (seen_partners()))
    or exists (select from posting x where x.program_id = program and x.partner_id = any (seen_partners()));
end $$;

do $$ begin
  if to_regclass('pg_dist_partition') is not null then
    return;
  end if;
  -- Not by an index (+ 0): the others are looked for only where someone is asked for who is not named.
  alter policy own on partner using (id = any ((select named_partners())::integer[]) or id + 0 = any ((select linked_partners())::integer[]));
  alter policy own on customer using (is_customer_seen(id));
  alter policy own on program_version
    using (status in ('active', 'ended') and (program_id = any ((select seen_programs())::integer[]) or is_program_seen(program_id)));
  alter policy own on program_period using (program_id = any ((select seen_programs())::integer[]) or is_program_seen(program_id));
end $$;
