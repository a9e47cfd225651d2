-- The night: whom each campaign calls back.

-- What is under way is found by the role that sees every clinic, and gone on with clinic by clinic.
create policy finding_work on campaign_night for select to ${system} using (true);
grant select (clinic_id, campaign_id, night, finished_at) on campaign_night to ${system};
create index night_under_way on campaign_night (night) where finished_at is null;

-- Whom a campaign calls back on a day, of the patients behind one of them up to another: the one place that says who that is.
-- What a clinic has many of is read for the range once, not asked for patient by patient: whatever the statistics say of
-- tables that have just grown, a slice never costs more than its own patients do. The plan is made for each call, with the
-- values: only then are the ids that are left out looked up in a hash, and a campaign without a procedure asks for none.
create function eligible_for_recall(calling campaign, of_night date, at timestamptz, behind uuid, up_to uuid)
  returns table (patient_id uuid, last_visit_on date, last_procedure varchar)
  language plpgsql stable rows 10000 set plan_cache_mode = force_custom_plan as $$
declare
  zone      text   := (select c.time_zone from clinic c where c.clinic_id = calling.clinic_id);
  booked    uuid[] := array(
    select v.patient_id from visit v
     where v.clinic_id = calling.clinic_id and v.patient_id > behind and v.patient_id <= up_to
       and v.state = 'planned' and v.source = 'appointment' and v.starts_at >= at);
  -- Today by whatever campaign, whatever became of it; this week by this one. What was cancelled was no attempt.
  contacted uuid[] := array(
    select m.patient_id from message m
     where m.clinic_id = calling.clinic_id and m.patient_id > behind and m.patient_id <= up_to and m.kind = 'recall'
       and m.night > of_night - 7
       and (m.night = of_night or m.campaign_id = calling.id and m.status <> 'cancelled'));
  -- Since when it has been tried as often as allowed: only a visit on that day or later allows more.
  exhausted jsonb  := (
    select jsonb_object_agg(t.patient_id, t.night)
      from (select m.patient_id, m.night, row_number() over (partition by m.patient_id order by m.night desc) as attempt
              from message m
             where m.clinic_id = calling.clinic_id and m.patient_id > behind and m.patient_id <= up_to and m.kind = 'recall'
               and m.campaign_id = calling.id and m.status <> 'cancelled') t
     where t.attempt = calling.max_attempts);
begin
  return query
  select p.id, last.day, last.procedure
    from patient p
    cross join lateral (
           select (v.starts_at at time zone zone)::date as day, v.procedure
             from visit v
            where v.clinic_id = p.clinic_id and v.patient_id = p.id and v.state = 'done'
              and (calling.procedure_key is null or v.procedure_key = calling.procedure_key)
            order by v.starts_at desc
            limit 1) last
   where p.clinic_id = calling.clinic_id and p.id > behind and p.id <= up_to
     and p.phone is not null
     and not (p.recall_opted_out or p.archived or p.erased)
     and p.merged_into is null
     and p.id <> all (booked)
     and p.id <> all (contacted)
     and last.day + calling.recall_interval_days <= of_night
     and coalesce(last.day >= (exhausted ->> p.id::text)::date, true)
     and (select s.phone from suppressed_phone s where s.clinic_id = p.clinic_id and s.phone = p.phone) is null
   order by p.id;
end $$;

-- Goes on with a night by so many patients: contacts, the event of each, and how far it has come, in one transaction. No row
-- when there is nothing to go on with, or when somebody else is at it.
create function queue_recalls(of_campaign uuid, of_night date, at timestamptz, due timestamptz, patients integer, actor text)
  returns setof campaign_night
  language plpgsql volatile as $$
declare
  under_way campaign_night;
  calling   campaign;
  up_to     uuid;
  looked_at bigint;
  chosen    bigint;
begin
  select * into under_way
    from campaign_night n
   where n.clinic_id = current_clinic() and n.campaign_id = of_campaign and n.night = of_night and n.finished_at is null
     for no key update skip locked;
  if not found then
    return;
  end if;
  select * into calling from campaign c where c.clinic_id = current_clinic() and c.id = of_campaign;

  under_way.after := coalesce(under_way.after, '00000000-0000-0000-0000-000000000000');
  select count(*), (array_agg(s.id order by s.id desc))[1] into looked_at, up_to
    from (select p.id from patient p
           where p.clinic_id = current_clinic() and p.id > under_way.after
           order by p.id
           limit patients) s;

  -- In the order of their ids: two campaigns that come to the same patients wait for each other one way only.
  with contact as (
    insert into message as m (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, last_procedure, due_at, queued_at)
    select uuid_v7(), calling.clinic_id, 'recall', e.patient_id, calling.id, of_night, e.last_visit_on, e.last_procedure, due, at
      from eligible_for_recall(calling, of_night, at, under_way.after, up_to) e
        on conflict do nothing
    returning m.clinic_id, m.id, m.version, recall_contact_state(m) as state),
  told as (
    insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
    select uuid_v7(), c.clinic_id, 'recalls-due', 'recall-contact', c.id, 'recall-due', c.version, actor,
           jsonb_build_object('recall_contact', c.state)
      from contact c)
  select count(*) into chosen from contact;

  return query
  update campaign_night n
     set after = coalesce(up_to, n.after), evaluated = n.evaluated + looked_at, queued = n.queued + chosen,
         finished_at = case when looked_at < patients then at end
   where n.clinic_id = current_clinic() and n.campaign_id = of_campaign and n.night = of_night
  returning n.*;
end $$;

-- The same, whether or not the night has begun; one that is finished begins anew with the first patient.
create function begin_recalls(of_campaign uuid, of_night date, at timestamptz, due timestamptz, patients integer, actor text)
  returns setof campaign_night
  language plpgsql volatile as $$
begin
  insert into campaign_night as n (clinic_id, campaign_id, night)
  values (current_clinic(), of_campaign, of_night)
      on conflict (clinic_id, campaign_id, night) do update
     set after = null, evaluated = 0, queued = 0, refused = null, finished_at = null
   where n.finished_at is not null;
  return query select * from queue_recalls(of_campaign, of_night, at, due, patients, actor);
end $$;
