-- Effects of what others tell. Each takes the events of one clinic, as the inbox has them: [{"subject", "sequence", "type",
-- "time", "data"}, …]. An older state than the one that is here changes nothing.

-- What each of them says of one thing, the newest only: by its own version where it has one, by the event's otherwise.
create function newest(news jsonb, about text)
  returns table (clinic_id uuid, id uuid, version bigint, state jsonb)
  language sql stable
begin atomic
  select distinct on (e.id) current_clinic(), e.id, e.version, e.state
    from (select coalesce(n.data #>> array[about, 'id'], n.subject::text)::uuid as id,
                 coalesce((n.data #>> array[about, 'version'])::bigint, n.sequence) as version, n.data -> about as state
            from jsonb_to_recordset(news) as n(subject uuid, sequence bigint, data jsonb)) e
   where jsonb_typeof(e.state) = 'object'
   order by e.id, e.version desc;
end;

create function hear_clinics(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into clinic as known (
    clinic_id, name, time_zone, currency, language, subscription_status, subscription_ends_at, phone_number_id,
    reminder_template_name, reminder_template_language, appointment_template_name, appointment_template_language,
    quiet_from, quiet_until, remind_day_before, remind_hour_before, version)
  select n.clinic_id, n.state ->> 'name', n.state ->> 'time_zone', n.state ->> 'currency', n.state ->> 'language',
         coalesce(n.state ->> 'subscription_status', 'active'), (n.state ->> 'subscription_ends_at')::timestamptz,
         n.state ->> 'whatsapp_phone_number_id',
         n.state ->> 'reminder_template_name', n.state ->> 'reminder_template_language',
         n.state ->> 'appointment_template_name', n.state ->> 'appointment_template_language',
         (n.state ->> 'quiet_from')::time, (n.state ->> 'quiet_until')::time,
         coalesce((n.state ->> 'remind_day_before')::boolean, false),
         coalesce((n.state ->> 'remind_hour_before')::boolean, false), n.version
    from newest(news, 'clinic') n
      on conflict (clinic_id) do update
     set name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency, language = excluded.language,
         subscription_status = excluded.subscription_status, subscription_ends_at = excluded.subscription_ends_at,
         phone_number_id = excluded.phone_number_id, reminder_template_name = excluded.reminder_template_name,
         reminder_template_language = excluded.reminder_template_language,
         appointment_template_name = excluded.appointment_template_name,
         appointment_template_language = excluded.appointment_template_language, quiet_from = excluded.quiet_from,
         quiet_until = excluded.quiet_until, remind_day_before = excluded.remind_day_before,
         remind_hour_before = excluded.remind_hour_before, version = excluded.version
   where known.version < excluded.version;
end;

create function hear_payments(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into payment_plan as known (clinic_id, id, status, amount_paid, version)
  select n.clinic_id, n.id, n.state ->> 'status', (n.state ->> 'amount_paid')::numeric, n.version
    from newest(news, 'payment_plan') n
      on conflict (clinic_id, id) do update
     set status = excluded.status, amount_paid = excluded.amount_paid, version = excluded.version
   where known.version < excluded.version;
end;

-- Whom a patient turned out to be in the end. (Two who were merged into each other would be a mistake of their owner's:
-- the walk ends.)
create function last_of(patient_id uuid) returns uuid
  language plpgsql stable as $$
declare
  one  uuid := patient_id;
  next uuid;
begin
  for step in 1 .. 100 loop
    select p.merged_into into next from patient p where p.id = one;
    exit when next is null;
    one := next;
  end loop;
  return one;
end $$;

-- Keeps patients from being merged away meanwhile, those that are still to be heard of as well.
create function hold_patients(patients uuid[]) returns void
  language plpgsql volatile as $$
begin
  insert into patient (clinic_id, id, first_name, version)
  select distinct current_clinic(), one, '?', 0 from unnest(patients) as one
   where one is not null and not exists (select from patient p where p.id = one)
   order by one
      on conflict do nothing;
  perform from patient p where p.id = any(patients) order by p.id for share;
end $$;

-- What is gone is nobody's.
create function hear_appointments(news jsonb, actor text) returns void
  language plpgsql volatile as $$
begin
  perform hold_patients(array(select (n.state ->> 'patient_id')::uuid from newest(news, 'appointment') n));
  insert into visit as known (clinic_id, id, source, patient_id, state, agenda_state, starts_at, procedure, booked_at, version)
  select n.clinic_id, n.id, 'appointment',
         case when n.state ->> 'state' not in ('cancelled', 'absent') then last_of((n.state ->> 'patient_id')::uuid) end,
         case when n.state ->> 'state' = 'done' then 'done'
              when n.state ->> 'state' in ('cancelled', 'absent') then 'gone'
              else 'planned' end,
         n.state ->> 'state', (n.state ->> 'starts_at')::timestamptz, n.state ->> 'procedure_type',
         (n.state ->> 'created_at')::timestamptz, n.version
    from newest(news, 'appointment') n
   order by n.id
      on conflict (clinic_id, id) do update
     set patient_id = excluded.patient_id, state = excluded.state, agenda_state = excluded.agenda_state,
         starts_at = excluded.starts_at, procedure = excluded.procedure, booked_at = excluded.booked_at,
         version = excluded.version
   where known.version < excluded.version;
end $$;

-- What was done stays done, even when the step that it was done in is taken out of its plan.
create function hear_treatments(news jsonb, actor text) returns void
  language plpgsql volatile as $$
begin
  perform hold_patients(array(select (n.state ->> 'patient_id')::uuid from newest(news, 'treatment_step') n));
  insert into visit as known (clinic_id, id, source, patient_id, state, starts_at, procedure, booked_at, version)
  select n.clinic_id, n.id, 'treatment_step',
         case when n.state ->> 'status' = 'completed' then last_of((n.state ->> 'patient_id')::uuid) end,
         case when n.state ->> 'status' = 'completed' then 'done' else 'gone' end,
         coalesce(n.state ->> 'completed_at', n.state ->> 'created_at')::timestamptz, n.state ->> 'procedure',
         (n.state ->> 'created_at')::timestamptz, n.version
    from newest(news, 'treatment_step') n
   order by n.id
      on conflict (clinic_id, id) do update
     set patient_id = excluded.patient_id, state = excluded.state, starts_at = excluded.starts_at,
         procedure = excluded.procedure, booked_at = excluded.booked_at, version = excluded.version
   where known.version < excluded.version;
end $$;

-- Patients. Who may not be written to any more is not: what is still queued is cancelled. What a duplicate had belongs to
-- whom it was merged into; of who is erased, phones and words go, and WhatsApp's ids, which have the phone in them. All of it
-- follows from what is known now, in whatever order it was heard. Everybody locks in one order: patient, messages by their
-- numbers.
create function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  heard uuid[];
  had   text[];
begin
  -- Who was opted in after saying to be left alone has thought better of it.
  delete from suppressed_phone s
   using jsonb_to_recordset(news) as e(type text, "time" timestamptz, data jsonb)
   where e.type = 'patient-opted-in' and s.phone = e.data #>> '{patient,phone}' and s.since < e.time;

  select array_agg(distinct p.phone) into had
    from patient p join jsonb_to_recordset(news) as e(subject uuid, data jsonb) on p.id = e.subject
   where p.phone is not null and (e.data is null or e.data #>> '{patient,erased_at}' is not null);

  -- A tombstone alone does not know of a merge.
  with changed as (
    insert into patient as known (clinic_id, id, first_name, last_name, social_name, phone, recall_opted_out, archived,
                                  merged_into, erased, version)
    select current_clinic(), e.subject, coalesce(e.data #>> '{patient,first_name}', 'Erased'), e.data #>> '{patient,last_name}',
           e.data #>> '{patient,social_name}', e.data #>> '{patient,phone}',
           coalesce((e.data #>> '{patient,recall_opted_out}')::boolean, e.data is null),
           e.data is null or e.data #>> '{patient,archived_at}' is not null, (e.data #>> '{patient,merged_into}')::uuid,
           e.data is null or e.data #>> '{patient,erased_at}' is not null, e.sequence
      from (select distinct on (e.subject) e.*
              from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
             order by e.subject, e.sequence desc, e.data is null) e
     order by e.subject
        on conflict (clinic_id, id) do update
       set first_name = excluded.first_name, last_name = excluded.last_name, social_name = excluded.social_name,
           phone = excluded.phone, recall_opted_out = excluded.recall_opted_out, archived = excluded.archived,
           merged_into = coalesce(excluded.merged_into, known.merged_into), erased = excluded.erased,
           version = excluded.version
     where known.version < excluded.version
    returning id, recall_opted_out or archived or erased or merged_into is not null as gone)
  select array_agg(id) into heard from changed where gone;
  if heard is null then
    return;
  end if;

  update message m
     set status = 'cancelled', version = m.version + 1, updated_at = now(),
         reason = case when p.erased then 'erased' when p.merged_into is not null then 'merged'
                       when p.archived then 'archived' else 'opted_out' end
    from patient p
   where p.id = any(heard) and m.patient_id = p.id and m.status = 'queued' and m.kind <> 'confirmation'
     and m.id in (select q.id from message q where q.patient_id = any(heard) and q.status = 'queued' order by q.number
                     for no key update);

  update visit set patient_id = last_of(patient_id) where patient_id = any(heard) and state = 'done';
  update visit set patient_id = last_of(patient_id) where patient_id = any(heard) and state = 'planned';
  -- One of those who were called back on the same day is enough to know that they were.
  update message m
     set patient_id = t.survivor, version = m.version + 1, updated_at = now()
    from (select q.id, last_of(q.patient_id) as survivor, q.kind, q.night,
                 row_number() over (partition by last_of(q.patient_id), q.kind, q.night order by q.number) as place
            from message q join patient p on p.clinic_id = q.clinic_id and p.id = q.patient_id
           where p.id = any(heard) and p.merged_into is not null) t
   where m.id = t.id
     and (t.kind <> 'recall' or t.place = 1
                            and not exists (select from message o where o.patient_id = t.survivor and o.night = t.night
                                                                    and o.kind = 'recall'));

  update message m
     set phone = null, text = null, wamid = null, refused_wamids = null, version = m.version + 1, updated_at = now()
    from patient p
   where p.id = any(heard) and p.erased and m.patient_id = p.id
     and num_nonnulls(m.phone, m.text, m.wamid, m.refused_wamids) > 0;
  delete from suppressed_phone s
   where s.phone = any(had) and not exists (select from patient p where p.phone = s.phone);
end $$;
