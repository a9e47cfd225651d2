-- Integrators are told of the suite's events as they are, each in a request of its own and signed; apps, in AlfaDocs' words, as
-- before. There is one queue for both, and one round.
alter table app_webhook
  add column wording varchar not null default 'alfadocs' check (wording in ('alfadocs', 'standard'));

-- What is sent to integrators: made when it is heard, so that every attempt, and every replay, says the same.
alter table app_event
  alter column number drop not null,
  add column payload jsonb,
  add check ((number is null) = (payload is not null));
alter table app_delivery add column payload jsonb;
grant update (payload) on app_event, app_delivery to ${app};

-- What a webhook's deliveries are signed with: the newest, and for a while the one before it. Encrypted for the clinic and the
-- webhook; shown to nobody after it was made.
create table webhook_secret (
  clinic_id   uuid        not null,
  webhook_id  uuid        not null,
  id          uuid        not null,
  secret      varchar     not null,
  valid_until timestamptz, -- null: the newest
  primary key (clinic_id, id),
  foreign key (clinic_id, webhook_id) references app_webhook (clinic_id, id) on delete cascade
);
create index webhook_secret_by_webhook on webhook_secret (clinic_id, webhook_id);
create unique index webhook_secret_newest on webhook_secret (clinic_id, webhook_id) where valid_until is null;
alter table webhook_secret enable row level security;
create policy own_clinic on webhook_secret to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, delete, update (valid_until) on webhook_secret to ${app};

-- The body that an integrator gets. Data of more than 64 KiB are left out, and that is said: whoever wants them asks for the
-- subject.
create function webhook_payload(id uuid, type text, happened timestamptz, subject uuid, sequence bigint, data jsonb) returns jsonb
  language sql stable
begin atomic
  select jsonb_build_object('id', id, 'type', type, 'timestamp', utc(happened), 'clinic_id', current_clinic(), 'subject', subject,
                            'sequence', sequence, 'data', case when s.fits then data end, 'data_left_out', not s.fits)
    from (select octet_length(data::text) <= 65536 as fits) s;
end;

-- Puts what happened before everybody who wants to know. What is older than a webhook is not told to it, nor what is older
-- than 30 days: the inbox remembers for 31 what was told already, should a topic be heard again.
create or replace function tell_apps(news jsonb) returns void
  language plpgsql volatile as $$
declare
  told jsonb;
begin
  if not exists (select from app_webhook) then
    return;
  end if;

  -- One thing's events by its versions; everything else as its ids, which tell the time, have it.
  select jsonb_agg(jsonb_build_object('id', n.id, 'time', n."time", 'wording', t.wording, 'event', t.event, 'number', t.number,
                                      'payload', t.payload)
                   order by n.place, n.sequence, n.id, t.number)
    into told
    from (select e.*, max(e.id::text collate "C") over (partition by e.subject order by e.sequence, e.id) as place
            from jsonb_to_recordset(news) as e(id uuid, type text, subject uuid, sequence bigint, "time" timestamptz,
                                               data jsonb)) n,
         lateral (select 'alfadocs', a.event, a.number, null::jsonb from app_news_of(n.type, n.data) a
                   union all
                  select 'standard', n.type, null, webhook_payload(n.id, n.type, n."time", n.subject, n.sequence, n.data)
                   where n.data is not null
                     and exists (select from app_webhook w
                                  where w.wording = 'standard' and w.events && array[n.type, '*']::varchar[])
                 ) t(wording, event, number, payload);
  if told is null then
    return;
  end if;

  perform from app_webhook w
    where exists (select from jsonb_array_elements(told) n
                   where n ->> 'wording' = w.wording and w.events && array[n ->> 'event', '*']::varchar[])
    order by w.id
      for no key update;
  if not found then
    return;
  end if;

  with queued as (
    insert into app_event (clinic_id, webhook_id, event_id, event, number, payload)
    select w.clinic_id, w.id, (n.one ->> 'id')::uuid, n.one ->> 'event', (n.one ->> 'number')::bigint,
           nullif(n.one -> 'payload', 'null')
      from jsonb_array_elements(told) with ordinality as n(one, place)
      join app_webhook w on w.wording = n.one ->> 'wording' and w.events && array[n.one ->> 'event', '*']::varchar[]
     where (n.one ->> 'time')::timestamptz >= greatest(w.subscribed_at, now() - interval '30 days')
     order by w.id, n.place
    returning webhook_id)
  update app_webhook
     set due_at = now()
   where due_at is null and id in (select q.webhook_id from queued q);
end $$;

-- Nothing that was said of somebody stays in the queue, or in the log, when the patient is erased: what still goes out says only
-- that it happened. Patients' events alone have what identifies them.
create function forget_in_webhooks(patients uuid[]) returns void
  language sql volatile
begin atomic
  update app_event set payload = payload || '{"data": null, "data_left_out": true}'
   where payload ->> 'subject' = any(patients::text[]) and event <> 'patient-erased';
  update app_delivery set payload = payload || '{"data": null, "data_left_out": true}'
   where payload ->> 'subject' = any(patients::text[]) and payload ->> 'type' <> 'patient-erased';
end;

-- Patients: nothing but what apps and integrators are told of them.
create function hear_patients(news jsonb) returns void
  language plpgsql volatile as $$
declare
  erased uuid[] := array(select (n ->> 'subject')::uuid from jsonb_array_elements(news) n where n ->> 'type' = 'patient-erased');
begin
  perform tell_apps(news);
  if cardinality(erased) > 0 then
    perform forget_in_webhooks(erased);
  end if;
end $$;

-- Takes a webhook's next delivery in hand until a moment by which the attempt has surely ended: the one that waits, or a new
-- one of what has queued up. There is no row when somebody else has it, or nothing is to be done. An integrator's is one event.
create or replace function claim_app_delivery(webhook uuid, delivery uuid, attempt_id uuid, moment timestamptz,
                                              over_by timestamptz, most integer)
  returns table (url varchar, archive bigint, failures integer, events jsonb)
  language plpgsql volatile as $$
declare
  claimed uuid;
  at_most integer;
begin
  select case w.wording when 'standard' then 1 else most end into at_most
    from app_webhook w where w.id = webhook and w.status = 'active' and w.due_at <= moment for no key update;
  if not found then
    return;
  end if;

  -- Whose key was revoked is told nothing any more.
  update app_webhook w
     set status = 'paused', pause_reason = 'revoked', version = w.version + 1, updated_at = moment
   where w.id = webhook
     and exists (select from api_key k
                  where k.id = case when pg_input_is_valid(w.app, 'uuid') then w.app::uuid end and k.revoked_at is not null);
  if found then
    return;
  end if;

  select d.id into claimed from app_delivery d where d.webhook_id = webhook and d.status = 'waiting';
  if claimed is null then
    with batch as (
      delete from app_event e
       where e.webhook_id = webhook
         and e.position in (select q.position from app_event q where q.webhook_id = webhook order by q.position limit at_most)
      returning e.position, e.event, e.number, e.payload)
    insert into app_delivery (id, clinic_id, webhook_id, events, payload, event_count, created_at)
    select delivery, current_clinic(), webhook,
           coalesce(jsonb_agg(jsonb_build_object('event', b.event, 'number', b.number) order by b.position)
                      filter (where b.payload is null), '[]'),
           (array_agg(b.payload))[1], count(*), moment
      from batch b
    having count(*) > 0
    returning id into claimed;
  end if;
  if claimed is null then
    update app_webhook w set due_at = null, attempt = null where w.id = webhook;
    return;
  end if;

  update app_webhook w set due_at = over_by, attempt = attempt_id where w.id = webhook;
  update app_delivery d set attempts = d.attempts + 1, last_attempt_at = moment where d.id = claimed;
  return query
    select w.url, c.number, w.failures, coalesce(d.payload, d.events)
      from app_webhook w
      join clinic c on c.id = w.clinic_id
      join app_delivery d on d.clinic_id = w.clinic_id and d.id = claimed
     where w.id = webhook;
end $$;

-- Queues once more what has gone, or was given up: one delivery, or all since a time, each event once and in their order, behind
-- what waits. What waits anyway is not doubled. To be called by who has locked the webhook; tells how many.
create function replay_deliveries(webhook uuid, delivery uuid, since timestamptz, moment timestamptz) returns bigint
  language sql volatile
begin atomic
  with queued as (
    insert into app_event (clinic_id, webhook_id, event_id, event, payload)
    select o.clinic_id, webhook, (o.payload ->> 'id')::uuid, o.payload ->> 'type', o.payload
      from (select distinct on (d.payload ->> 'id') d.clinic_id, d.number, d.payload
              from app_delivery d
             where d.webhook_id = webhook and d.status <> 'waiting' and d.payload is not null
               and (d.id = delivery or d.created_at >= since)
             order by d.payload ->> 'id', d.number) o
     where not exists (select from app_event e where e.webhook_id = webhook and e.event_id = (o.payload ->> 'id')::uuid)
     order by o.number
    returning webhook_id),
  due as (
    update app_webhook w set due_at = moment where w.id = webhook and w.due_at is null)
  select count(*) from queued;
end;

-- A webhook as it is read.
create or replace function app_webhook_details(w app_webhook) returns jsonb
  language sql stable
begin atomic
  select to_jsonb(w) - array['clinic_id', 'wording', 'subscribed_at', 'due_at', 'attempt', 'failures']
         || jsonb_build_object(
              'previous_secret_valid_until', (select max(s.valid_until) from webhook_secret s
                                               where s.clinic_id = w.clinic_id and s.webhook_id = w.id),
              'waiting_since', least((select d.created_at from app_delivery d
                                       where d.clinic_id = w.clinic_id and d.webhook_id = w.id and d.status = 'waiting'),
                                     (select e.queued_at from app_event e
                                       where e.clinic_id = w.clinic_id and e.webhook_id = w.id
                                       order by e.position limit 1)));
end;

-- A delivery as it is read: without what an event says.
create function app_delivery_details(d app_delivery) returns jsonb
  language sql stable
begin atomic
  select to_jsonb(d) - array['clinic_id', 'webhook_id', 'event_count', 'payload']
         || jsonb_build_object('event', d.payload - array['clinic_id', 'data']);
end;
