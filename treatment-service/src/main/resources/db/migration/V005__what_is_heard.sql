-- Effects of what others tell. Each takes the events of one clinic, as the inbox has them: [{"subject", "sequence", "type",
-- "data"}, …]. An older state than the one that is here changes nothing.

create function newest(news jsonb, about text)
  returns table (clinic_id uuid, id uuid, version bigint, type text, state jsonb)
  language sql stable
begin atomic
  select distinct on (e.subject) current_clinic(), e.subject, e.sequence, e.type, e.data -> about
    from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, type text, data jsonb)
   where jsonb_typeof(e.data -> about) = 'object'
   order by e.subject, e.sequence desc;
end;

create function hear_clinics(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into clinic as known (clinic_id, name, phone, time_zone, currency, language, version)
  select n.clinic_id, n.state ->> 'name', n.state ->> 'phone', n.state ->> 'time_zone', n.state ->> 'currency',
         n.state ->> 'language', n.version
    from newest(news, 'clinic') n
      on conflict (clinic_id) do update
     set name = excluded.name, phone = excluded.phone, time_zone = excluded.time_zone, currency = excluded.currency,
         language = excluded.language, version = excluded.version
   where known.version < excluded.version;
end;

-- What was paid is the payment plan's own figure, not a sum of what was heard.
create function hear_payments(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into payment_plan as known (clinic_id, id, treatment_plan_id, amount_paid, version)
  select n.clinic_id, n.id, (n.state ->> 'treatment_plan_id')::uuid, (n.state ->> 'amount_paid')::numeric, n.version
    from newest(news, 'payment_plan') n
      on conflict (clinic_id, id) do update
     set treatment_plan_id = excluded.treatment_plan_id, amount_paid = excluded.amount_paid, version = excluded.version
   where known.version < excluded.version;
end;

-- People, rooms and visits. A visit moves on the procedures that are to be done at it; one that newly names a step, or no
-- longer does, is linked to it or let go.
create function hear_agenda(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  moved   jsonb;
  held    uuid[];
  before  uuid[];
  changed uuid[] := '{}';
  these   uuid[];
begin
  insert into operator as known (clinic_id, id, first_name, last_name, deleted, version)
  select n.clinic_id, n.id, n.state ->> 'first_name', n.state ->> 'last_name', n.state ->> 'deleted_at' is not null, n.version
    from newest(news, 'operator') n
      on conflict (clinic_id, id) do update
     set first_name = excluded.first_name, last_name = excluded.last_name, deleted = excluded.deleted,
         version = excluded.version
   where known.version < excluded.version;

  insert into branch as known (clinic_id, id, name, deleted, version)
  select n.clinic_id, n.id, n.state ->> 'name', n.state ->> 'deleted_at' is not null, n.version
    from newest(news, 'branch') n
      on conflict (clinic_id, id) do update
     set name = excluded.name, deleted = excluded.deleted, version = excluded.version
   where known.version < excluded.version;

  with was as (
    select a.id, a.state, a.treatment_step_id from appointment a join newest(news, 'appointment') n using (id)),
  known as (
    insert into appointment as known (clinic_id, id, patient_id, state, starts_at, treatment_step_id, version)
    select n.clinic_id, n.id, (n.state ->> 'patient_id')::uuid, n.state ->> 'state', (n.state ->> 'starts_at')::timestamptz,
           (n.state ->> 'treatment_step_id')::uuid, n.version
      from newest(news, 'appointment') n
     order by n.id
        on conflict (clinic_id, id) do update
       set patient_id = excluded.patient_id, state = excluded.state, starts_at = excluded.starts_at,
           treatment_step_id = excluded.treatment_step_id, version = excluded.version
     where known.version < excluded.version
    returning known.*)
  select jsonb_agg(jsonb_build_object(
           'id', known.id, 'patient', known.patient_id, 'state', known.state, 'step', known.treatment_step_id,
           'was_state', was.state, 'was_step', was.treatment_step_id))
    into moved
    from known left join was using (id);
  if moved is null then
    return;
  end if;

  select array_agg(p.id), array_agg(p.id) filter (where p.status = 'done')
    into held, before
    from (select p.id, p.status
            from procedure p
           where p.id in (select q.id from procedure q
                            join jsonb_to_recordset(moved) as m(id uuid) on q.appointment_id = m.id
                           union all
                          select i.procedure_id from plan_item i
                            join jsonb_to_recordset(moved) as m(step uuid) on i.id = m.step)
           order by p.id
             for update) p;

  with linked as (
    update procedure p
       set appointment_id = m.id, updated_at = now(),
           status = status_after(p.status, m.state),
           done_at = case when status_after(p.status, m.state) = 'done' then coalesce(p.done_at, now()) end
      from jsonb_to_recordset(moved) as m(id uuid, patient uuid, state varchar, step uuid, was_step uuid)
      join plan_item i on i.id = m.step
     where p.id = any(held) and p.id = i.procedure_id and p.patient_id = m.patient and p.status <> 'done'
       and m.step is distinct from m.was_step and p.appointment_id is distinct from m.id and not i.skipped
    returning p.id)
  select array_agg(id) into these from linked;
  changed := changed || these;

  with let_go as (
    update procedure p
       set appointment_id = null, updated_at = now(), status = status_after(p.status, null)
      from jsonb_to_recordset(moved) as m(id uuid, step uuid, was_step uuid)
      join plan_item i on i.id = m.was_step
     where p.id = any(held) and p.id = i.procedure_id and p.appointment_id = m.id
       and m.step is distinct from m.was_step and p.status <> 'done'
    returning p.id)
  select array_agg(id) into these from let_go;
  changed := changed || these;

  -- Only a visit that stands otherwise than before: what people have said of a step since then stays said.
  with moved_on as (
    update procedure p
       set status = status_after(p.status, m.state), updated_at = now(),
           done_at = case when status_after(p.status, m.state) = 'done' then now() end
      from jsonb_to_recordset(moved) as m(id uuid, state varchar, was_state varchar)
     where p.id = any(held) and p.appointment_id = m.id and not p.id = any(changed) and p.status <> 'done'
       and (m.was_state is null or status_after('planned', m.was_state) <> status_after('planned', m.state))
       and p.status <> status_after(p.status, m.state)
       and exists (select from plan_item i where i.procedure_id = p.id and not i.skipped)
    returning p.id)
  select array_agg(id) into these from moved_on;
  changed := changed || these;

  if cardinality(changed) > 0 then
    perform procedures_changed(
      changed,
      array(select p.id from procedure p where p.id = any(changed) and p.status = 'done' and not p.id = any(coalesce(before, '{}'))),
      actor, null);
  end if;
end $$;

-- Whom a patient turned out to be in the end. (Two who were merged into each other would be a mistake of their owner's:
-- the walk ends.)
create function last_of(patient_id uuid) returns uuid
  language sql stable
begin atomic
  with recursive walk as (
    select p.id, p.merged_into, 1 as steps from patient p where p.id = patient_id
    union all
    select p.id, p.merged_into, w.steps + 1 from patient p join walk w on p.id = w.merged_into where w.steps < 100)
  select id from walk order by steps desc limit 1;
end;

-- Patients. What a duplicate had belongs to whom it was merged into; of who is erased no free text stays.
create function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  gone   uuid[];
  merged uuid[];
  plans  uuid[];
begin
  insert into patient as known (clinic_id, id, first_name, last_name, merged_into, erased, version)
  select current_clinic(), e.subject, coalesce(e.data #>> '{patient,first_name}', 'Erased'), e.data #>> '{patient,last_name}',
         (e.data #>> '{patient,merged_into}')::uuid,
         jsonb_typeof(e.data) is distinct from 'object' or e.data #>> '{patient,erased_at}' is not null, e.sequence
    from (select distinct on (e.subject) e.*
            from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
           order by e.subject, e.sequence desc, e.data is null or jsonb_typeof(e.data) = 'null') e
   order by e.subject
      on conflict (clinic_id, id) do update
     set first_name = excluded.first_name, last_name = excluded.last_name, merged_into = excluded.merged_into,
         erased = excluded.erased, version = excluded.version
   where known.version < excluded.version;

  select array_agg(p.id) filter (where p.erased), array_agg(p.id) filter (where p.merged_into is not null and not p.erased)
    into gone, merged
    from patient p
   where p.id in (select e.subject from jsonb_to_recordset(news) as e(subject uuid));
  if num_nulls(gone, merged) = 2 then
    return;
  end if;

  insert into patient (clinic_id, id, first_name, version)
  select distinct p.clinic_id, p.merged_into, '?', 0 from patient p where p.id = any(merged)
      on conflict do nothing;

  perform from procedure p where p.patient_id = any(merged) order by p.id for update;
  select array_agg(p.id) into plans
    from (select p.id from treatment_plan p
           where p.patient_id = any(merged)
              or p.patient_id = any(gone)
                 and (num_nonnulls(p.notes, p.signature_text, p.practice_signature_text) > 0
                      or exists (select from plan_item i where i.treatment_plan_id = p.id and i.notes is not null))
           order by p.id
             for no key update) p;

  update procedure p set patient_id = last_of(p.patient_id), updated_at = now() where p.patient_id = any(merged);
  update plan_item i set notes = null, version = version + 1, updated_at = now()
   where i.notes is not null
     and i.treatment_plan_id in (select p.id from treatment_plan p where p.id = any(plans) and p.patient_id = any(gone));
  update treatment_plan p
     set patient_id = last_of(p.patient_id),
         notes = case when p.patient_id = any(gone) then null else p.notes end,
         signature_text = case when p.patient_id = any(gone) then null else p.signature_text end,
         practice_signature_text = case when p.patient_id = any(gone) then null else p.practice_signature_text end,
         version = version + 1, updated_at = now()
   where p.id = any(plans);
  perform tell_plan('treatment-plan-updated', p.id, '{}', actor, null)
     from (select unnest(plans) as id order by 1) p;
end $$;

-- The first of a request's fields that names nobody of the clinic, or somebody whom nothing new can be planned for or by;
-- null when all are known. They stay as they are until the transaction ends.
create function unknown_among(patient_id uuid, operator_id uuid, branch_id uuid) returns text
  language plpgsql volatile as $$
begin
  if patient_id is not null then
    perform from patient p where p.id = unknown_among.patient_id and p.merged_into is null and not p.erased for share;
    if not found then return 'patient_id'; end if;
  end if;
  if operator_id is not null then
    perform from operator o where o.id = unknown_among.operator_id and not o.deleted for share;
    if not found then return 'operator_id'; end if;
  end if;
  if branch_id is not null then
    perform from branch b where b.id = unknown_among.branch_id and not b.deleted for share;
    if not found then return 'branch_id'; end if;
  end if;
  return null;
end $$;
