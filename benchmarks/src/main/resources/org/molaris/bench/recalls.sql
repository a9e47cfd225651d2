-- A night of every campaign by one statement: the same contacts and the same events as the service makes, without a tenant,
-- without pieces that a night can go on from, and without notes of how far it has come. How often somebody was called back
-- before is not counted, since nobody was.
with expected as materialized (
  select v.clinic_id, v.patient_id
    from visit v
   where v.state = 'planned' and v.source = 'appointment' and v.starts_at >= now()),
contacted as materialized (
  select m.clinic_id, m.patient_id
    from message m
    join clinic k on k.clinic_id = m.clinic_id
   where m.kind = 'recall' and m.night > (now() at time zone k.time_zone)::date - 7),
contact as (
  insert into message as m
         (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, last_procedure, due_at, queued_at)
  select uuid_v7(), c.clinic_id, 'recall', p.id, c.id, today.night, last.day, last.procedure,
         (today.night + c.send_time) at time zone k.time_zone, now()
    from campaign c
    join clinic k on k.clinic_id = c.clinic_id
    cross join lateral (select (now() at time zone k.time_zone)::date as night) today
    join patient p on p.clinic_id = c.clinic_id
    cross join lateral (
           select (v.starts_at at time zone k.time_zone)::date as day, v.procedure
             from visit v
            where v.clinic_id = p.clinic_id and v.patient_id = p.id and v.state = 'done'
              and (c.procedure_key is null or v.procedure_key = c.procedure_key)
            order by v.starts_at desc
            limit 1) last
   where c.is_active
     and p.phone is not null
     and not (p.recall_opted_out or p.archived or p.erased)
     and p.merged_into is null
     and last.day + c.recall_interval_days <= today.night
     and not exists (select from expected e where e.clinic_id = p.clinic_id and e.patient_id = p.id)
     and not exists (select from contacted d where d.clinic_id = p.clinic_id and d.patient_id = p.id)
     and not exists (select from suppressed_phone s where s.clinic_id = p.clinic_id and s.phone = p.phone)
  returning m.clinic_id, m.id, m.version, recall_contact_state(m) as state)
insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
select uuid_v7(), c.clinic_id, 'recalls-due', 'recall-contact', c.id, 'recall-due', c.version, 'psql',
       jsonb_build_object('recall_contact', c.state)
  from contact c
