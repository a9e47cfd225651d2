-- Who works in a clinic, where, when, and in which words. Nothing of it goes for good: appointments keep naming it.
create table branch (
  id         uuid        not null,
  number     bigint      generated always as identity,
  clinic_id  uuid        not null references clinic (id),
  name       varchar     not null check (name <> ''),
  address    varchar     check (address <> ''),
  city       varchar     check (city <> ''),
  phone      varchar     check (phone ~ '^\+[1-9]\d{6,14}$'),
  sequence   integer     not null default 0,
  deleted_at timestamptz,
  version    bigint      not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id)
);

create table specialty (
  id         uuid        not null,
  number     bigint      generated always as identity,
  clinic_id  uuid        not null references clinic (id),
  name       varchar     not null check (name <> ''),
  sequence   integer     not null default 0,
  deleted_at timestamptz,
  version    bigint      not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id)
);

create table operator (
  id               uuid        not null,
  number           bigint      generated always as identity,
  clinic_id        uuid        not null references clinic (id),
  first_name       varchar     not null check (first_name <> ''),
  last_name        varchar     check (last_name <> ''),
  abbreviation     varchar     check (abbreviation <> ''),
  rut              varchar     check (rut <> ''),
  fiscal_code      varchar     check (fiscal_code <> ''),
  license_number   varchar     check (license_number <> ''),
  email            varchar     check (email <> ''),
  color            varchar     check (color ~ '^#[0-9a-f]{6}$'),
  hygienist        boolean     not null default false,
  online_booking   boolean     not null default true,
  interval_minutes integer     not null default 15 check (interval_minutes between 5 and 240),
  specialty_ids    uuid[]      not null default '{}',
  sequence         integer     not null default 0,
  deleted_at       timestamptz,
  version          bigint      not null default 1,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (clinic_id, id)
);

-- Numbered per clinic: 7 is the overbooking chair in every one of them (Dentalink).
create table chair (
  id           uuid        not null,
  number       bigint      not null check (number > 0),
  clinic_id    uuid        not null references clinic (id),
  name         varchar     not null check (name <> ''),
  abbreviation varchar     check (abbreviation <> ''),
  branch_id    uuid,
  operator_id  uuid,
  hygiene      boolean     not null default false,
  overbooking  boolean     generated always as (number = 7) stored,
  sequence     integer     not null default 0,
  deleted_at   timestamptz check (deleted_at is null or number <> 7),
  version      bigint      not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  foreign key (clinic_id, operator_id) references operator (clinic_id, id)
);

create table color (
  id         uuid        not null,
  number     bigint      generated always as identity,
  clinic_id  uuid        not null references clinic (id),
  name       varchar     not null check (name <> ''),
  value      varchar     not null check (value ~ '^#[0-9a-f]{6}$'),
  sequence   integer     not null default 0,
  deleted_at timestamptz,
  version    bigint      not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id)
);

create table booking_reason (
  id               uuid           not null,
  number           bigint         generated always as identity,
  clinic_id        uuid           not null references clinic (id),
  name             varchar        not null check (name <> ''),
  specialty_id     uuid,
  duration_minutes integer        not null check (duration_minutes between 5 and 720),
  price            numeric(12, 2) check (price > 0),
  operator_ids     uuid[]         not null default '{}',
  sequence         integer        not null default 0,
  deleted_at       timestamptz,
  version          bigint         not null default 1,
  created_at       timestamptz    not null,
  updated_at       timestamptz    not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, specialty_id) references specialty (clinic_id, id)
);

-- A clinic's own names for where an appointment stands, each meaning one of the native ones. 7 is the one that a new
-- appointment has (Dentalink: "No confirmado").
create table appointment_state (
  id           uuid        not null,
  number       bigint      not null check (number > 0),
  clinic_id    uuid        not null references clinic (id),
  name         varchar     not null check (name <> ''),
  state        varchar     not null check (state in ('scheduled', 'confirmed', 'waiting', 'in_care', 'done', 'absent', 'cancelled')),
  color        varchar     check (color ~ '^#[0-9a-f]{6}$'),
  reserved     boolean     not null default false,
  internal_use boolean     not null default false,
  sequence     integer     not null default 0,
  deleted_at   timestamptz check (deleted_at is null or not reserved),
  version      bigint      not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (clinic_id, id),
  check (number <> 7 or (reserved and state = 'scheduled'))
);

-- When there is somebody to be treated by: of one operator, or of all who have no hours of their own; in one branch or
-- in all. Local times; weekday 1 is Monday (ISO 8601).
create table opening_hours (
  id          uuid        not null,
  number      bigint      generated always as identity,
  clinic_id   uuid        not null references clinic (id),
  branch_id   uuid,
  operator_id uuid,
  weekday     smallint    not null check (weekday between 1 and 7),
  opens_at    time        not null,
  closes_at   time        not null,
  modality    varchar     not null default 'in_practice' check (modality in ('in_practice', 'telehealth', 'both')),
  deleted_at  timestamptz,
  version     bigint      not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  check (opens_at < closes_at)
);

-- Time that is not to be booked: of an operator, of a chair, of a branch, or of the whole clinic.
create table block (
  id          uuid        not null,
  number      bigint      generated always as identity,
  clinic_id   uuid        not null references clinic (id),
  branch_id   uuid,
  operator_id uuid,
  chair_id    uuid,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  reason      varchar     check (reason <> ''),
  deleted_at  timestamptz,
  version     bigint      not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  foreign key (clinic_id, chair_id) references chair (clinic_id, id),
  check (starts_at < ends_at)
);
create index block_by_time on block (clinic_id, starts_at) where deleted_at is null;

do $$
declare
  entity text;
begin
  foreach entity in array array['branch', 'specialty', 'operator', 'chair', 'color', 'booking_reason', 'appointment_state',
                                'opening_hours', 'block'] loop
    execute format('create unique index %1$s_by_number on %1$s (clinic_id, number desc)', entity);
    execute format('alter table %I enable row level security', entity);
    execute format('create policy own_clinic on %I to ${app} using (clinic_id = current_clinic())'
                   ' with check (clinic_id = current_clinic())', entity);
    execute format('grant select, insert on %I to ${app}', entity);
    execute format('grant update (deleted_at, version, updated_at) on %I to ${app}', entity);
  end loop;
end $$;
grant update (name, address, city, phone, sequence) on branch to ${app};
grant update (name, sequence) on specialty to ${app};
grant update (first_name, last_name, abbreviation, rut, fiscal_code, license_number, email, color, hygienist,
              online_booking, interval_minutes, specialty_ids, sequence) on operator to ${app};
grant update (name, abbreviation, branch_id, operator_id, hygiene, sequence) on chair to ${app};
grant update (name, value, sequence) on color to ${app};
grant update (name, specialty_id, duration_minutes, price, operator_ids, sequence) on booking_reason to ${app};
grant update (name, state, color, internal_use, sequence) on appointment_state to ${app};
grant update (branch_id, operator_id, weekday, opens_at, closes_at, modality) on opening_hours to ${app};
grant update (branch_id, operator_id, chair_id, starts_at, ends_at, reason) on block to ${app};

alter table patient add foreign key (clinic_id, operator_id) references operator (clinic_id, id);
