-- Whom a clinic calls back, when, and in which words.
create table campaign (
  id                   uuid        not null,
  number               bigint      generated always as identity,
  clinic_id            uuid        not null references clinic (clinic_id),
  name                 varchar     not null check (name <> ''),
  -- Null: any visit counts.
  procedure_type       varchar     check (procedure_type <> ''),
  procedure_key        varchar     generated always as (folded(procedure_type)) stored,
  recall_interval_days integer     not null check (recall_interval_days > 0),
  message_template     varchar     not null check (message_template <> ''),
  -- By the clocks of the clinic.
  send_time            time        not null check (send_time < '24:00'),
  max_attempts         integer     not null check (max_attempts between 1 and 5),
  is_active            boolean     not null default true,
  -- What WhatsApp knows the message as; null where none is needed.
  template_name        varchar     check (template_name <> ''),
  template_language    varchar     check (template_language <> ''),
  version              bigint      not null default 1,
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  primary key (clinic_id, id),
  constraint template_with_its_language check (num_nulls(template_name, template_language) in (0, 2))
);
create unique index campaign_by_number on campaign (clinic_id, number desc);

-- How far a campaign has come in a night: the patients are gone through by their ids, some thousands in each transaction, so
-- that a night that breaks off goes on where it was.
create table campaign_night (
  clinic_id   uuid        not null,
  campaign_id uuid        not null,
  -- The day that begins with it, in the clinic.
  night       date        not null,
  -- The last patient that was looked at; null before the first.
  after       uuid,
  evaluated   bigint      not null default 0,
  queued      bigint      not null default 0,
  -- Why nobody was looked at, such as template_required; null when somebody was.
  refused     varchar,
  finished_at timestamptz,
  primary key (clinic_id, campaign_id, night),
  foreign key (clinic_id, campaign_id) references campaign (clinic_id, id)
);

alter table campaign enable row level security;
alter table campaign_night enable row level security;
create policy own_clinic on campaign to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on campaign_night to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on campaign to ${app};
grant update (name, procedure_type, recall_interval_days, message_template, send_time, max_attempts, is_active, template_name,
              template_language, version, updated_at) on campaign to ${app};
grant select, insert on campaign_night to ${app};
grant update (after, evaluated, queued, refused, finished_at) on campaign_night to ${app};
