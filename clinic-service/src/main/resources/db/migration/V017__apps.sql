-- Programs that have connected themselves to a clinic, by the id that the authorization server or the key gives each.
create table connected_app (
  clinic_id    uuid        not null references clinic (id),
  app          varchar     not null check (app <> '' and length(app) <= 200),
  number       bigint      generated always as identity,
  status       varchar     check (status in ('success', 'failure')),
  status_since timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (clinic_id, app),
  check ((status is null) = (status_since is null))
);
create unique index connected_app_by_number on connected_app (clinic_id, number desc);
alter table connected_app enable row level security;
create policy own_clinic on connected_app to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on connected_app to ${app};
grant update (status, status_since, updated_at) on connected_app to ${app};

-- What an app shows of itself on a clinic's screens: titles and values, in their order.
create table app_ui_element (
  clinic_id  uuid        not null,
  app        varchar     not null,
  name       varchar     not null check (name <> '' and length(name) <= 100),
  items      jsonb       not null check (jsonb_typeof(items) = 'array'),
  updated_at timestamptz not null,
  primary key (clinic_id, app, name),
  foreign key (clinic_id, app) references connected_app (clinic_id, app)
);
alter table app_ui_element enable row level security;
create policy own_clinic on app_ui_element to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on app_ui_element to ${app};
grant update (items, updated_at) on app_ui_element to ${app};

-- Where an app wants to be told of what happens. Its URL may have a secret in it, and is for owners and the app alone.
create table app_webhook (
  id            uuid        not null,
  number        bigint      generated always as identity,
  clinic_id     uuid        not null references clinic (id),
  app           varchar     check (app <> ''), -- null: the owners' own
  url           varchar     not null check (url <> ''),
  events        varchar[]   not null check (cardinality(events) > 0),
  status        varchar     not null default 'active' check (status in ('active', 'paused')),
  pause_reason  varchar     check (pause_reason in ('requested', 'failing', 'revoked')),
  -- By this database's clock: what happened before is not told.
  subscribed_at timestamptz not null default now(),
  -- When something is to be tried; null while nothing waits. An attempt under way moves it to when it has surely ended.
  due_at        timestamptz,
  attempt       uuid,
  failures      integer     not null default 0,
  failing_since timestamptz,
  last_failure  varchar,
  missed_events bigint      not null default 0,
  version       bigint      not null default 1,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  primary key (clinic_id, id),
  check ((status = 'paused') = (pause_reason is not null))
);
create unique index app_webhook_by_number on app_webhook (clinic_id, number desc);
create index app_webhook_due on app_webhook (due_at) where status = 'active';
alter table app_webhook enable row level security;
create policy own_clinic on app_webhook to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy rounds on app_webhook to ${system} using (true) with check (true);
grant select, insert, delete on app_webhook to ${app};
grant update (url, events, status, pause_reason, due_at, attempt, failures, failing_since, last_failure, version, updated_at)
   on app_webhook to ${app};
-- Never the URL.
grant select (clinic_id, id, status, due_at, missed_events) on app_webhook to ${system};
grant update (missed_events) on app_webhook to ${system};

-- What a webhook is still to be told, in the order in which it became known here: whoever adds to it or takes from it has
-- locked the webhook, so that no position appears behind one that has gone. In whose words, is decided when it is sent.
create table app_event (
  clinic_id  uuid        not null,
  webhook_id uuid        not null,
  position   bigint      generated always as identity,
  event_id   uuid        not null,
  event      varchar     not null,
  number     bigint      not null,
  queued_at  timestamptz not null default now(),
  primary key (clinic_id, webhook_id, position),
  foreign key (clinic_id, webhook_id) references app_webhook (clinic_id, id) on delete cascade
);
create index app_event_by_age on app_event (queued_at);
alter table app_event enable row level security;
create policy own_clinic on app_event to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy housekeeping on app_event to ${system} using (true);
grant select, insert, delete on app_event to ${app};
grant select, delete on app_event to ${system};

-- What goes, or went, to a webhook in one request; the same one until it is taken, or given up.
create table app_delivery (
  id              uuid        not null,
  number          bigint      generated always as identity,
  clinic_id       uuid        not null,
  webhook_id      uuid        not null,
  events          jsonb       not null, -- [{"event": …, "number": …}, …] in their order
  event_count     integer     not null check (event_count > 0),
  status          varchar     not null default 'waiting' check (status in ('waiting', 'delivered', 'dropped')),
  attempts        integer     not null default 0,
  last_attempt_at timestamptz,
  response_status integer,
  failure         varchar,
  created_at      timestamptz not null,
  delivered_at    timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, webhook_id) references app_webhook (clinic_id, id) on delete cascade
);
-- The next one is made up when this one has been taken: that is the order.
create unique index app_delivery_one_at_a_time on app_delivery (clinic_id, webhook_id) where status = 'waiting';
create unique index app_delivery_by_number on app_delivery (clinic_id, webhook_id, number desc);
create index app_delivery_by_age on app_delivery (created_at);
alter table app_delivery enable row level security;
create policy own_clinic on app_delivery to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy housekeeping on app_delivery to ${system} using (true) with check (true);
grant select, insert on app_delivery to ${app};
grant update (status, attempts, last_attempt_at, response_status, failure, delivered_at) on app_delivery to ${app};
grant select, delete on app_delivery to ${system};
grant update (status) on app_delivery to ${system};

-- What an event of the suite means to apps, about what: nothing, for most. A saved copy of a plan is no plan of theirs; of a
-- bill's liabilities those with nothing left to pay are gone.
create function app_news_of(type text, data jsonb) returns table (event text, number bigint)
  language sql immutable
begin atomic
  select n.event, n.number
    from (select case when type = 'appointment-booked' then 'appointment_created'
                      when type in ('appointment-updated', 'appointment-rescheduled', 'appointment-confirmed', 'appointment-done',
                                    'appointment-cancelled', 'appointment-missed') then 'appointment_updated' end as event,
                 (data #>> '{appointment,number}')::bigint as number
           union all
          select case when type = 'patient-registered' then 'patient_created'
                      when type in ('patient-updated', 'patient-opted-out', 'patient-opted-in') then 'patient_updated'
                      when type in ('patient-archived', 'patient-merged', 'patient-erased') then 'patient_deleted' end,
                 (data #>> '{patient,number}')::bigint
           union all
          select case when data #>> '{treatment_plan,saved_from}' is not null then null
                      when type = 'treatment-plan-created' then 'care_plan_created'
                      when type in ('treatment-plan-updated', 'treatment-plan-completed') then 'care_plan_updated'
                      when type = 'treatment-plan-cancelled' then 'care_plan_deleted' end,
                 (data #>> '{treatment_plan,number}')::bigint
           union all
          select case when type = 'treatment-step-added' then 'care_plan_entry_created'
                      when type in ('treatment-step-updated', 'treatment-step-completed') then 'care_plan_entry_updated'
                      when type = 'treatment-step-deleted' then 'care_plan_entry_deleted' end,
                 (data #>> '{treatment_step,number}')::bigint
           union all
          select case when (l.liability ->> 'amount')::numeric = 0 then 'bill_liability_deleted'
                      when type = 'bill-issued' then 'bill_liability_created'
                      when type in ('bill-updated', 'bill-paid') then 'bill_liability_updated' end,
                 (l.liability ->> 'number')::bigint
            from jsonb_array_elements(case when jsonb_typeof(data #> '{bill,liabilities}') = 'array'
                                           then data #> '{bill,liabilities}' else '[]' end) as l(liability)) n
   where n.event is not null and n.number is not null;
end;

-- Puts what happened before everybody who wants to know. What is older than a webhook is not told to it, nor what is older
-- than 30 days: the inbox remembers for 31 what was told already, should a topic be heard again.
create function tell_apps(news jsonb) returns void
  language plpgsql volatile as $$
declare
  told jsonb;
begin
  if not exists (select from app_webhook) then
    return;
  end if;

  -- One thing's events by its versions; everything else as its ids, which tell the time, have it.
  select jsonb_agg(jsonb_build_object('id', n.id, 'time', n."time", 'event', t.event, 'number', t.number)
                   order by n.place, n.sequence, n.id, t.number)
    into told
    from (select e.*, max(e.id::text collate "C") over (partition by e.subject order by e.sequence, e.id) as place
            from jsonb_to_recordset(news) as e(id uuid, type text, subject uuid, sequence bigint, "time" timestamptz,
                                               data jsonb)) n,
         app_news_of(n.type, n.data) t;
  if told is null then
    return;
  end if;

  perform from app_webhook w
    where w.events && array(select n ->> 'event' from jsonb_array_elements(told) n)::varchar[]
    order by w.id
      for no key update;
  if not found then
    return;
  end if;

  with queued as (
    insert into app_event (clinic_id, webhook_id, event_id, event, number)
    select w.clinic_id, w.id, (n.one ->> 'id')::uuid, n.one ->> 'event', (n.one ->> 'number')::bigint
      from jsonb_array_elements(told) with ordinality as n(one, place)
      join app_webhook w on n.one ->> 'event' = any(w.events)
     where (n.one ->> 'time')::timestamptz >= greatest(w.subscribed_at, now() - interval '30 days')
     order by w.id, n.place
    returning webhook_id)
  update app_webhook
     set due_at = now()
   where due_at is null and id in (select q.webhook_id from queued q);
end $$;

-- Treatments: the numbers of plans, and what apps want to know.
create function hear_treatments(news jsonb) returns void
  language plpgsql volatile as $$
begin
  insert into treatment_plan (clinic_id, id, number)
  select distinct on (e.subject) current_clinic(), e.subject, (e.data #>> '{treatment_plan,number}')::bigint
    from jsonb_to_recordset(news) as e(subject uuid, data jsonb)
   where e.data #>> '{treatment_plan,number}' is not null
   order by e.subject
      on conflict do nothing;
  perform tell_apps(news);
end $$;

-- Takes a webhook's next delivery in hand until a moment by which the attempt has surely ended: the one that waits, or a new
-- one of what has queued up. There is no row when somebody else has it, or nothing is to be done.
create function claim_app_delivery(webhook uuid, delivery uuid, attempt_id uuid, moment timestamptz, over_by timestamptz, most integer)
  returns table (url varchar, archive bigint, failures integer, events jsonb)
  language plpgsql volatile as $$
declare
  claimed uuid;
begin
  perform from app_webhook w where w.id = webhook and w.status = 'active' and w.due_at <= moment for no key update;
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
         and e.position in (select q.position from app_event q where q.webhook_id = webhook order by q.position limit most)
      returning e.position, e.event, e.number)
    insert into app_delivery (id, clinic_id, webhook_id, events, event_count, created_at)
    select delivery, current_clinic(), webhook,
           jsonb_agg(jsonb_build_object('event', b.event, 'number', b.number) order by b.position), count(*), moment
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
    select w.url, c.number, w.failures, d.events
      from app_webhook w
      join clinic c on c.id = w.clinic_id
      join app_delivery d on d.clinic_id = w.clinic_id and d.id = claimed
     where w.id = webhook;
end $$;

-- What became of an attempt. One that came to its end after its time was over, when it may be with somebody else, says nothing.
-- Tells whether more waits, and whether the webhook was given up.
create function settle_app_delivery(webhook uuid, attempt_id uuid, taken boolean, answered integer, why text, moment timestamptz,
                                    again timestamptz, given_up_since timestamptz)
  returns table (more boolean, paused boolean)
  language plpgsql volatile as $$
declare
  since timestamptz;
begin
  select coalesce(w.failing_since, moment) into since
    from app_webhook w where w.id = webhook and w.attempt = attempt_id for no key update;
  if not found then
    return;
  end if;

  update app_delivery d
     set status = case when taken then 'delivered' else d.status end, delivered_at = case when taken then moment end,
         response_status = answered, failure = why
   where d.webhook_id = webhook and d.status = 'waiting';

  if taken then
    return query
      update app_webhook w
         set attempt = null, failures = 0, failing_since = null, last_failure = null,
             due_at = case when exists (select from app_event e where e.webhook_id = webhook) then moment end
       where w.id = webhook
      returning w.due_at is not null and w.status = 'active', false;
  else
    return query
      update app_webhook w
         set attempt = null, failures = w.failures + 1, failing_since = since, last_failure = why, due_at = again,
             status = case when since <= given_up_since then 'paused' else w.status end,
             pause_reason = case when since <= given_up_since then coalesce(w.pause_reason, 'failing') else w.pause_reason end,
             version = w.version + case when w.status = 'active' and since <= given_up_since then 1 else 0 end,
             updated_at = case when w.status = 'active' and since <= given_up_since then moment else w.updated_at end
       where w.id = webhook
      returning false, coalesce(w.pause_reason = 'failing', false);
  end if;
end $$;

-- A webhook as it is read.
create function app_webhook_details(w app_webhook) returns jsonb
  language sql stable
begin atomic
  select to_jsonb(w) - array['clinic_id', 'subscribed_at', 'due_at', 'attempt', 'failures']
         || jsonb_build_object(
              'waiting_since', least((select d.created_at from app_delivery d
                                       where d.clinic_id = w.clinic_id and d.webhook_id = w.id and d.status = 'waiting'),
                                     (select e.queued_at from app_event e
                                       where e.clinic_id = w.clinic_id and e.webhook_id = w.id
                                       order by e.position limit 1)));
end;
