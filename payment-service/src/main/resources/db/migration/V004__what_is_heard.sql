-- What others tell. The functions are its effects: each takes the events of one clinic, as the inbox has them: [{"subject",
-- "sequence", "type", "data"}, …]. An older state than the one that is here changes nothing.

-- Version 0: known by name only, because somebody was merged into a patient who is still to be heard of.
alter table patient
  add column merged_into uuid,
  add column erased      boolean not null default false;

-- What a payment plan may pay for.
create table treatment_plan (
  clinic_id  uuid   not null,
  id         uuid   not null,
  patient_id uuid   not null,
  version    bigint not null,
  primary key (clinic_id, id)
);
alter table treatment_plan enable row level security;
create policy own_clinic on treatment_plan to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update on treatment_plan to ${app};

-- A merge changes whose plan it is, an erasure takes what was noted.
grant update (patient_id, notes) on payment_plan to ${app};
grant update (notes) on payment to ${app};

create function newest(news jsonb, about text)
  returns table (clinic_id uuid, id uuid, version bigint, state jsonb)
  language sql stable
begin atomic
  select distinct on (e.subject) current_clinic(), e.subject, e.sequence, e.data -> about
    from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
   where jsonb_typeof(e.data -> about) = 'object'
   order by e.subject, e.sequence desc;
end;

create function hear_clinics(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into clinic as known (clinic_id, name, time_zone, currency, language, version)
  select n.clinic_id, n.state ->> 'name', n.state ->> 'time_zone', n.state ->> 'currency', n.state ->> 'language', n.version
    from newest(news, 'clinic') n
      on conflict (clinic_id) do update
     set name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency, language = excluded.language,
         version = excluded.version
   where known.version < excluded.version;
end;

-- A frozen copy of a treatment plan is shown and signed; what is paid is paid for the plan itself.
create function hear_treatments(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into treatment_plan as known (clinic_id, id, patient_id, version)
  select n.clinic_id, n.id, (n.state ->> 'patient_id')::uuid, n.version
    from newest(news, 'treatment_plan') n
   where n.state ->> 'saved_from' is null
      on conflict (clinic_id, id) do update
     set patient_id = excluded.patient_id, version = excluded.version
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

-- Patients. What a duplicate agreed to pay belongs to whom it was merged into; of who is erased no free text stays, the
-- money does. Both follow from what is known now, in whatever order it was heard: what comes to somebody erased is cleared
-- as well. Everybody locks in one order: patient, plans by their ids, payments.
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

  perform from payment_plan p where p.patient_id = any(gone) order by p.id for no key update;

  select array_agg(p.id) into cleared
    from payment_plan p
   where p.patient_id = any(gone)
     and exists (select from patient q where q.id in (p.patient_id, last_of(p.patient_id)) and q.erased);

  with noted as (
    update payment
       set notes = null, void_reason = case when voided_at is not null then 'Erased' end
     where payment_plan_id = any(cleared) and (notes is not null or void_reason <> 'Erased')
    returning payment_plan_id)
  select array_agg(payment_plan_id) into plans from noted;

  with changed as (
    update payment_plan
       set patient_id = last_of(patient_id), notes = case when id = any(cleared) then null else notes end,
           version = version + 1, updated_at = now()
     where patient_id = any(gone)
       and (patient_id <> last_of(patient_id) or id = any(plans) or id = any(cleared) and notes is not null)
    returning id)
  select array_agg(id order by id) into plans from changed;
  perform tell_plan('payment-plan-updated', id, actor, null) from unnest(plans) as id;

  -- What was answered under an Idempotency-Key is answered again, without the notes.
  update idempotency set answer = answer #- '{plan,notes}' #- '{payment,notes}'
   where clinic_id = current_clinic()
     and answer #>> '{plan,id}' = any(cleared::text[])
     and coalesce(answer #>> '{plan,notes}', answer #>> '{payment,notes}') is not null;
end $$;

-- The first of a request's fields that names nobody of the clinic, or somebody with whom nothing new can be agreed, or what
-- is to be done for somebody else; null when all are known. They stay as they are until the transaction ends.
create function unknown_among(patient_id uuid, treatment_plan_id uuid) returns text
  language plpgsql volatile as $$
begin
  perform from patient p
    where p.id = unknown_among.patient_id and p.version > 0 and p.merged_into is null and not p.erased
      for share;
  if not found then return 'patient_id'; end if;
  if treatment_plan_id is not null then
    perform from treatment_plan t
      where t.id = unknown_among.treatment_plan_id and last_of(t.patient_id) = unknown_among.patient_id
        for share;
    if not found then return 'treatment_plan_id'; end if;
  end if;
  return null;
end $$;
