-- What goes to patients, or went: the queue, and what is known of each message afterwards. A message of a campaign is what the
-- API calls a contact. Rows stay; of who is erased, phone and text go.
create table message (
  id              uuid        not null,
  number          bigint      generated always as identity,
  clinic_id       uuid        not null,
  kind            varchar     not null check (kind in ('recall', 'payment_reminder', 'appointment_reminder', 'confirmation')),
  patient_id      uuid        not null,
  campaign_id     uuid,
  payment_plan_id uuid,
  appointment_id  uuid,
  -- The day for which a campaign chose the patient, in the clinic.
  night           date,
  -- What it is about, in words that every replica has for it, such as an appointment and its time: once per occasion.
  occasion        varchar,
  -- The visit that a recall reminds of.
  last_visit_on   date,
  last_procedure  varchar,
  -- What a reminder tells, such as the amount due.
  about           jsonb,
  status          varchar     not null default 'queued'
                              check (status in ('queued', 'sending', 'sent', 'delivered', 'read', 'responded', 'failed',
                                                'opted_out', 'cancelled')),
  -- Not before; moved on by quiet hours and refusals.
  due_at          timestamptz not null,
  -- Of no use any more from then on; null: for as long as it takes.
  expires_at      timestamptz,
  -- How often the provider has clearly refused it.
  refusals        integer     not null default 0,
  -- To whom and what, from when it is on its way.
  phone           varchar,
  text            varchar,
  -- WhatsApp's own id of it.
  wamid           varchar,
  -- What WhatsApp called the attempts that it refused in the end: what is still said of them concerns no later one.
  refused_wamids  varchar[],
  -- Why it failed or was cancelled, and the provider's code for it.
  reason          varchar,
  error_code      integer,
  queued_at       timestamptz not null,
  sending_at      timestamptz,
  sent_at         timestamptz,
  delivered_at    timestamptz,
  read_at         timestamptz,
  responded_at    timestamptz,
  opted_out_at    timestamptz,
  version         bigint      not null default 1,
  updated_at      timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, campaign_id) references campaign (clinic_id, id),
  constraint of_its_kind check (
    (kind = 'recall') = (campaign_id is not null and night is not null and last_visit_on is not null)
    and (kind = 'payment_reminder') = (payment_plan_id is not null)
    and (kind = 'appointment_reminder') = (appointment_id is not null)
    and (kind = 'recall') = (occasion is null)),
  constraint sent_to_somebody check (status in ('queued', 'cancelled') or sending_at is not null),
  -- Nobody is called back twice a day, by whatever campaigns; and nobody is messaged twice for one reason.
  constraint once_per_occasion unique (clinic_id, occasion)
);
create unique index contact_once_a_day on message (clinic_id, patient_id, night);
create unique index message_by_number on message (clinic_id, number desc);
create index contact_by_campaign on message (clinic_id, campaign_id, number desc) where kind = 'recall';
create index message_queue on message (clinic_id, due_at, number) where status = 'queued';
create index message_sending on message (clinic_id, sending_at) where status = 'sending';
create unique index message_by_wamid on message (clinic_id, wamid) where wamid is not null;
create index message_by_phone on message (clinic_id, phone, number desc) where phone is not null;
create index contact_by_sent on message (clinic_id, sent_at) where kind = 'recall' and sent_at is not null;

-- Who said to be left alone: that clinic, that phone, at once, whoever the patients are that it belongs to.
create table suppressed_phone (
  clinic_id uuid        not null,
  phone     varchar     not null check (phone <> ''),
  since     timestamptz not null default now(),
  primary key (clinic_id, phone)
);

alter table message enable row level security;
alter table suppressed_phone enable row level security;
create policy own_clinic on message to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on suppressed_phone to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy finding_work on message for select to ${system} using (true);
grant select, insert on message to ${app};
grant update (patient_id, status, due_at, refusals, phone, text, wamid, refused_wamids, reason, error_code, sending_at, sent_at,
              delivered_at, read_at, responded_at, opted_out_at, version, updated_at) on message to ${app};
grant select, insert, delete on suppressed_phone to ${app};
grant update (since) on suppressed_phone to ${app};
grant select (clinic_id, status, due_at, sending_at) on message to ${system};
