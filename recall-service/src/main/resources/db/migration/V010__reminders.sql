-- Whom to remind: of what is to be paid, because payment-service says so; of appointments, because they come closer.

-- Whether it makes sense to queue something for a patient; it is asked again when the message goes out. Of who is still to be
-- heard of nothing speaks against it.
create function may_be_reminded(whom uuid) returns boolean
  language plpgsql stable as $$
begin
  return not exists (
    select from patient p
     where p.id = whom
       and (p.erased or p.archived or p.recall_opted_out or p.merged_into is not null
            or p.version > 0 and (p.phone is null
                                  or exists (select from suppressed_phone s where s.phone = p.phone))));
end $$;

-- The events of one clinic, as the inbox has them. Once per plan, kind and day, however often it is said.
create function hear_payment_reminders(news jsonb) returns void
  language plpgsql volatile as $$
begin
  insert into message (id, clinic_id, kind, patient_id, payment_plan_id, occasion, about, due_at, expires_at, queued_at)
  select uuid_v7(), current_clinic(), 'payment_reminder', e.patient_id, e.subject,
         format('payment:%s:%s:%s', e.subject, e.data ->> 'kind', e.data ->> 'due_on'),
         jsonb_build_object(
           'kind', e.data -> 'kind', 'due_on', e.data -> 'due_on', 'amount_due', e.data -> 'amount_due',
           'balance', e.data -> 'balance', 'currency', e.data -> 'currency',
           'amount_paid', e.data #> '{payment_plan,amount_paid}', 'version', e.data #> '{payment_plan,version}'),
         (e.data ->> 'remind_at')::timestamptz, (e.data ->> 'expires_at')::timestamptz, (e.data ->> 'remind_at')::timestamptz
    from (select n.subject, n.data, last_of((n.data #>> '{payment_plan,patient_id}')::uuid) as patient_id
            from jsonb_to_recordset(news) as n(subject uuid, type text, data jsonb)
           where n.type = 'payment-reminder-due' and jsonb_typeof(n.data -> 'payment_plan') = 'object') e
   where may_be_reminded(e.patient_id)
      on conflict do nothing;
end $$;

-- Appointments of a clinic that begin within a day, or an hour, as it wishes; not those that were booked later than that, nor
-- what nobody need be reminded of any more. One that was moved is another occasion.
create function queue_appointment_reminders(moment timestamptz) returns integer
  language plpgsql volatile as $$
declare
  queued integer;
begin
  insert into message (id, clinic_id, kind, patient_id, appointment_id, occasion, about, due_at, expires_at, queued_at)
  select uuid_v7(), d.clinic_id, 'appointment_reminder', d.patient_id, d.id, d.occasion,
         jsonb_build_object('starts_at', utc(d.starts_at), 'lead', d.lead), d.starts_at - d.ahead, d.starts_at - d.useless,
         moment
    from (select v.clinic_id, v.patient_id, v.id, v.starts_at, l.lead, l.ahead, l.useless,
                 format('appointment:%s:%s:%s', v.id, l.lead, utc(v.starts_at)) as occasion
            from clinic c
           cross join lateral (values ('day_before', interval '24 hours', interval '2 hours', c.remind_day_before),
                                      ('hour_before', interval '1 hour', interval '0', c.remind_hour_before))
                                as l(lead, ahead, useless, wanted)
            join visit v on v.clinic_id = c.clinic_id
           where l.wanted and v.source = 'appointment' and v.state = 'planned' and v.agenda_state in ('scheduled', 'confirmed')
             and v.starts_at > moment + l.useless and v.starts_at <= moment + l.ahead
             and v.booked_at <= v.starts_at - l.ahead) d
   where not exists (select from message m where m.clinic_id = d.clinic_id and m.occasion = d.occasion)
     and d.patient_id is not null and may_be_reminded(d.patient_id)
   order by d.starts_at, d.id
      on conflict do nothing;
  get diagnostics queued = row_count;
  return queued;
end $$;
