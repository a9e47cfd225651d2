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

-- Whom a patient turned out to be in the end. (Two who were merged into each other would be a mistake of their owner's:
-- the walk ends.)
create function last_of(patient_id uuid) returns uuid
  language sql stable
begin atomic
  with recursive walk as (
    select patient_id as id, 0 as steps
    union all
    select p.merged_into, w.steps + 1 from patient p join walk w on p.id = w.id
     where p.merged_into is not null and w.steps < 100)
  select id from walk order by steps desc limit 1;
end;

-- Visits. One that comes to stand otherwise moves on the procedures that are to be done at it; one that newly names a step,
-- or no longer does, is linked to it or let go. What people have said of a step since then stays said.
create function hear_appointments(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  first_heard uuid[];
  moved       jsonb;
  held        uuid[];
  changed     uuid[] := '{}';
  these       uuid[];
begin
  with heard as (
    insert into appointment (clinic_id, id, patient_id, state, starts_at, treatment_step_id, version)
    select n.clinic_id, n.id, (n.state ->> 'patient_id')::uuid, n.state ->> 'state', (n.state ->> 'starts_at')::timestamptz,
           (n.state ->> 'treatment_step_id')::uuid, n.version
      from newest(news, 'appointment') n
        on conflict do nothing
    returning id)
  select array_agg(id) into first_heard from heard;

  -- What was known of the others is read when nobody else can change it any more. A visit is told as what it makes of a
  -- procedure: planned is one that does not take place.
  with known as (
    select a.id, a.state, a.treatment_step_id
      from appointment a join newest(news, 'appointment') n using (id)
     where a.version < n.version
     order by a.id
       for no key update of a)
  select jsonb_agg(jsonb_build_object(
           'id', n.id, 'patient', n.state ->> 'patient_id', 'step', n.state ->> 'treatment_step_id',
           'was_step', k.treatment_step_id, 'visit', status_after('planned', n.state ->> 'state'),
           'was_visit', status_after('planned', k.state)))
    into moved
    from newest(news, 'appointment') n left join known k using (id)
   where k.id is not null or n.id = any(first_heard);
  if moved is null then
    return;
  end if;

  update appointment a
     set patient_id = (n.state ->> 'patient_id')::uuid, state = n.state ->> 'state',
         starts_at = (n.state ->> 'starts_at')::timestamptz, treatment_step_id = (n.state ->> 'treatment_step_id')::uuid,
         version = n.version
    from newest(news, 'appointment') n
   where a.id = n.id and a.version < n.version;

  select array_agg(p.id) into held
    from (select p.id
            from procedure p
           where p.id in (select q.id from procedure q
                            join jsonb_to_recordset(moved) as m(id uuid) on q.appointment_id = m.id
                           union all
                          select i.procedure_id from plan_item i
                            join jsonb_to_recordset(moved) as m(step uuid) on i.id = m.step)
           order by p.id
             for update) p;

  -- What is done stays done. The latest booking has a step. One that does not take place takes no step away from another.
  with named as (
    select distinct on (p.id) p.id as procedure_id, m.id, m.visit
      from jsonb_to_recordset(moved) as m(id uuid, patient uuid, step uuid, was_step uuid, visit varchar)
      join plan_item i on i.id = m.step
      join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
     where p.id = any(held) and p.status <> 'done' and not i.skipped
       and m.step is distinct from m.was_step and p.appointment_id is distinct from m.id
       and (m.visit <> 'planned' or p.appointment_id is null)
       and last_of(m.patient) = last_of(p.patient_id)
     order by p.id, m.visit = 'planned', m.id desc),
  linked as (
    update procedure p
       set appointment_id = n.id, status = n.visit, done_at = case when n.visit = 'done' then now() end, updated_at = now()
      from named n
     where p.id = n.procedure_id
    returning p.id)
  select array_agg(id) into these from linked;
  changed := changed || these;

  with let_go as (
    update procedure p
       set appointment_id = null, status = 'planned', updated_at = now()
      from jsonb_to_recordset(moved) as m(id uuid, step uuid, was_step uuid)
      join plan_item i on i.id = m.was_step
     where p.id = any(held) and p.id = i.procedure_id and p.appointment_id = m.id and p.status <> 'done'
       and not exists (select from plan_item j where j.id = m.step and j.procedure_id = p.id)
    returning p.id)
  select array_agg(id) into these from let_go;
  changed := changed || these;

  -- What every plan leaves out is not moved.
  with moved_on as (
    update procedure p
       set status = m.visit, done_at = case when m.visit = 'done' then now() end, updated_at = now()
      from jsonb_to_recordset(moved) as m(id uuid, visit varchar, was_visit varchar)
     where p.id = any(held) and p.appointment_id = m.id and not p.id = any(changed) and p.status <> 'done'
       and m.visit <> m.was_visit and m.visit <> p.status
       and coalesce((select not bool_and(i.skipped) from plan_item i where i.procedure_id = p.id), true)
    returning p.id)
  select array_agg(id) into these from moved_on;
  changed := changed || these;

  if cardinality(changed) > 0 then
    perform procedures_changed(
      changed, array(select p.id from procedure p where p.id = any(changed) and p.status = 'done'), actor, null);
  end if;
end $$;

-- Visits, people and rooms. These come last, as whoever works on a plan has it before he looks for who treats and where.
create function hear_agenda(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  select hear_appointments(news, actor);

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
end;

-- Patients. What a duplicate had belongs to whom it was merged into; of who is erased no free text stays. Both follow from
-- what is known now, in whatever order it was heard: what comes to somebody erased is cleared as well.
create function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  gone    uuid[];
  cleared uuid[];
  plans   uuid[];
begin
  -- A tombstone alone does not know of a merge.
  insert into patient as known (clinic_id, id, first_name, last_name, merged_into, erased, version)
  select current_clinic(), e.subject, coalesce(e.data #>> '{patient,first_name}', 'Erased'), e.data #>> '{patient,last_name}',
         (e.data #>> '{patient,merged_into}')::uuid, e.data is null or e.data #>> '{patient,erased_at}' is not null, e.sequence
    from (select distinct on (e.subject) e.*
            from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
           order by e.subject, e.sequence desc, e.data is null) e
   order by e.subject
      on conflict (clinic_id, id) do update
     set first_name = excluded.first_name, last_name = excluded.last_name,
         merged_into = coalesce(excluded.merged_into, known.merged_into), erased = excluded.erased, version = excluded.version
   where known.version < excluded.version;

  select array_agg(p.id) into gone
    from patient p
   where p.id in (select e.subject from jsonb_to_recordset(news) as e(subject uuid))
     and (p.erased or p.merged_into is not null);
  if gone is null then
    return;
  end if;

  insert into patient (clinic_id, id, first_name, version)
  select distinct p.clinic_id, p.merged_into, '?', 0 from patient p
   where p.id = any(gone) and p.merged_into is not null
   order by p.merged_into
      on conflict do nothing;

  perform from procedure p where p.patient_id = any(gone) order by p.id for update;
  perform from treatment_plan p where p.patient_id = any(gone) order by p.id for no key update;

  select array_agg(p.id) into cleared
    from treatment_plan p
   where p.patient_id = any(gone)
     and exists (select from patient q where q.id in (p.patient_id, last_of(p.patient_id)) and q.erased);

  with noted as (
    update plan_item set notes = null, version = version + 1, updated_at = now()
     where notes is not null and treatment_plan_id = any(cleared)
    returning treatment_plan_id)
  select array_agg(treatment_plan_id) into plans from noted;

  update procedure set patient_id = last_of(patient_id), updated_at = now()
   where patient_id = any(gone) and patient_id <> last_of(patient_id);

  with changed as (
    update treatment_plan
       set patient_id = last_of(patient_id),
           notes = case when id = any(cleared) then null else notes end,
           signature_text = case when id = any(cleared) then null else signature_text end,
           practice_signature_text = case when id = any(cleared) then null else practice_signature_text end,
           version = version + 1, updated_at = now()
     where patient_id = any(gone)
       and (patient_id <> last_of(patient_id) or id = any(plans)
            or id = any(cleared) and num_nonnulls(notes, signature_text, practice_signature_text) > 0)
    returning id)
  select array_agg(id order by id) into plans from changed;
  perform tell_plan('treatment-plan-updated', id, '{}', actor, null) from unnest(plans) as id;

  -- What was answered under an Idempotency-Key is answered again, without the notes.
  update idempotency set answer = (answer - 'notes') #- '{terms,notes}'
   where clinic_id = current_clinic()
     and answer ->> 'patient_id' in (select p.id::text from patient p where p.id = any(gone) and p.erased)
     and coalesce(answer ->> 'notes', answer #>> '{terms,notes}') is not null;
end $$;

-- The first of a request's fields that names nobody of the clinic, or somebody whom nothing new can be planned for or by;
-- null when all are known. They stay as they are until the transaction ends.
create function unknown_among(patient_id uuid, operator_id uuid, branch_id uuid) returns text
  language plpgsql volatile as $$
begin
  if patient_id is not null then
    perform from patient p
      where p.id = unknown_among.patient_id and p.version > 0 and p.merged_into is null and not p.erased
        for share;
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
