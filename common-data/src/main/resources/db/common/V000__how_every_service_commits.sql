-- The tables that every service of the suite has. Flyway runs as the owner; ${app} and ${system} own nothing.

create function current_clinic() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.clinic_id', true), '')::uuid;
comment on function current_clinic is
  'The clinic that the transaction is bound to; null, which matches no row, when it is bound to none.';

-- What happened, committed with what it changed, until the relay has handed it to Kafka.
-- The names without underscores are those that Debezium''s outbox event router looks for.
create table outbox (
  position       bigint generated always as identity primary key,
  id             uuid        not null,
  clinic_id      uuid        not null,
  topic          text        not null,
  aggregatetype  text        not null,
  aggregateid    text        not null,
  type           text        not null,
  sequence       bigint      not null,
  actor          text        not null,
  traceparent    text,
  payload        jsonb, -- null: a tombstone
  created_at     timestamptz not null default now()
);
alter table outbox enable row level security;
create policy own_clinic on outbox for insert to ${app} with check (clinic_id = current_clinic());
create policy relay on outbox to ${system} using (true);
grant insert on outbox to ${app};
grant select, delete on outbox to ${system};

-- Which instance relays: one at a time, for as long as it keeps saying so.
create table relay_lease (
  name       text        primary key,
  holder     uuid,
  fence      bigint      not null default 0,
  expires_at timestamptz not null default '-infinity'
);
insert into relay_lease (name) values ('outbox');
alter table relay_lease enable row level security;
create policy relay on relay_lease to ${system} using (true) with check (true);
grant select, update on relay_lease to ${system};

-- Which partitions this database has begun to hear, from their beginnings: an empty one begins again, whatever offsets
-- its predecessor has left with the broker.
create table heard_partition (
  consumer  text    not null,
  topic     text    not null,
  partition integer not null,
  primary key (consumer, topic, partition)
);
alter table heard_partition enable row level security;
create policy consumers on heard_partition to ${system} using (true) with check (true);
grant select, insert on heard_partition to ${system};

-- Which events have taken effect here.
create table inbox (
  clinic_id   uuid        not null,
  event_id    uuid        not null,
  received_at timestamptz not null default now(),
  primary key (clinic_id, event_id)
);
create index inbox_by_age on inbox using brin (received_at);
alter table inbox enable row level security;
create policy own_clinic on inbox to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy housekeeping on inbox to ${system} using (true);
grant select, insert on inbox to ${app};
grant select, delete on inbox to ${system};

-- What was answered under which Idempotency-Key.
create table idempotency (
  clinic_id   uuid        not null,
  principal   text        not null,
  key         text        not null,
  fingerprint bytea       not null,
  answer      jsonb,
  created_at  timestamptz not null default now(),
  primary key (clinic_id, principal, key)
);
create index idempotency_by_age on idempotency using brin (created_at);
alter table idempotency enable row level security;
create policy own_clinic on idempotency to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy housekeeping on idempotency to ${system} using (true);
grant select, insert on idempotency to ${app};
grant update (answer) on idempotency to ${app};
grant select, delete on idempotency to ${system};

-- Scheduled work that was done: one row per job, clinic and period, committed with the work.
create table job_claim (
  clinic_id  uuid        not null,
  job        text        not null,
  period     text        not null,
  claimed_at timestamptz not null default now(),
  primary key (clinic_id, job, period)
);
alter table job_claim enable row level security;
create policy own_clinic on job_claim to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on job_claim to ${app};
