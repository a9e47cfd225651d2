-- A contact that was delivered, read or called off tells of it, whichever statement moved it on; the other steps say so themselves.
create function tell_of_contacts_that_move_on() returns trigger
  language plpgsql as $$
declare
  moved constant uuid[] := array(select n.id
                                   from after_it n join before_it o on o.clinic_id = n.clinic_id and o.id = n.id
                                  where n.kind = 'recall' and n.status <> o.status
                                    and n.status in ('delivered', 'read', 'cancelled'));
begin
  -- Who may change messages and tell nothing does so with those that do not count.
  if cardinality(moved) > 0 then
    perform tell_contacts('recall-updated', moved, 'system:recalls');
  end if;
  return null;
end $$;

create trigger contacts_that_move_on
  after update on message
  referencing old table as before_it new table as after_it
  for each statement execute function tell_of_contacts_that_move_on();
