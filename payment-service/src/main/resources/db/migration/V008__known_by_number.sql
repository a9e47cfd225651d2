-- Patients by the numbers that integer-keyed dialects know them by, and who pays for whom.
alter table patient add column number bigint, add column guarantor_id uuid;
create unique index patient_by_number on patient (clinic_id, number);
create index patient_by_guarantor on patient (clinic_id, guarantor_id) where guarantor_id is not null;

-- A copy that was made before has no number: everything is heard once more. What is known already changes nothing else.
delete from heard_partition where topic = 'patients';
delete from inbox;

-- What is noted about a payment, which may be corrected; that there was one, how much and when stays as it is.
alter table payment
  add column check_number   varchar,
  add column bank_branch    varchar,
  add column process_status varchar not null default 'office_processed'
                            check (process_status in ('office_processed', 'online_processed', 'online_pending')),
  add column changed_at     timestamptz;
grant update (payment_method, check_number, bank_branch, process_status, changed_at) on payment to ${app};
create unique index payment_by_number on payment (clinic_id, number);
create index payment_by_entry on payment using brin (created_at);

create or replace function payment_state(payment payment) returns jsonb
  language sql stable parallel safe
  return to_jsonb(payment) - '{notes,void_reason,clinic_id,plan_version,void_version,check_number,bank_branch,process_status,changed_at}'::text[]
      || jsonb_build_object('created_at', utc(payment.created_at), 'voided_at', utc(payment.voided_at));

-- Instalments have numbers, too: those of one that was agreed anew are others.
alter table instalment add column number bigint generated always as identity;

-- As before, with the number and the guarantor, and of who is erased what is noted about a check goes, too.
-- Patients. What a duplicate agreed to pay belongs to whom it was merged into; of who is erased no free text stays, the
-- money does. Both follow from what is known now, in whatever order it was heard: what comes to somebody erased is cleared
-- as well. Everybody locks in one order: patient, plans by their ids, payments.
create or replace function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  gone    uuid[];
  cleared uuid[];
  plans   uuid[];
begin
  -- A tombstone alone does not know of a merge.
  insert into patient as known (clinic_id, id, number, first_name, last_name, guarantor_id, merged_into, erased, version)
  select current_clinic(), e.subject, (e.data #>> '{patient,number}')::bigint,
         coalesce(e.data #>> '{patient,first_name}', 'Erased'), e.data #>> '{patient,last_name}',
         (e.data #>> '{patient,guarantor_id}')::uuid, (e.data #>> '{patient,merged_into}')::uuid,
         e.data is null or e.data #>> '{patient,erased_at}' is not null, e.sequence
    from (select distinct on (e.subject) e.*
            from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
           order by e.subject, e.sequence desc, e.data is null) e
   order by e.subject
      on conflict (clinic_id, id) do update
     set number = coalesce(excluded.number, known.number), first_name = excluded.first_name, last_name = excluded.last_name,
         guarantor_id = excluded.guarantor_id, merged_into = coalesce(excluded.merged_into, known.merged_into),
         erased = excluded.erased, version = excluded.version
   where known.version < excluded.version or known.number is null and known.version = excluded.version;

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
       set notes = null, check_number = null, bank_branch = null,
           void_reason = case when voided_at is not null then 'Erased' end
     where payment_plan_id = any(cleared)
       and (num_nonnulls(notes, check_number, bank_branch) > 0 or void_reason <> 'Erased')
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
  update idempotency
     set answer = answer #- '{plan,notes}' #- '{payment,notes}' #- '{payment,check_number}' #- '{payment,bank_branch}'
   where clinic_id = current_clinic()
     and answer #>> '{plan,id}' = any(cleared::text[])
     and num_nonnulls(answer #>> '{plan,notes}', answer #>> '{payment,notes}', answer #>> '{payment,check_number}',
                      answer #>> '{payment,bank_branch}') > 0;
end $$;

-- Who shares an account: everybody for whom the same patient pays, and that one. Of who was merged the survivor is there.
create function family_of(patient_id uuid) returns setof uuid
  language plpgsql stable rows 5 as $$
declare
  head uuid := (select coalesce(p.guarantor_id, p.id) from patient p where p.id = family_of.patient_id);
begin
  return query
    select p.id from patient p where p.id = head and p.merged_into is null
    union
    select p.id from patient p where p.guarantor_id = head and p.merged_into is null;
end $$;
