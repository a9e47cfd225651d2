-- Somebody who writes programs for many clinics. Belongs to none: only who acts for the platform itself, which stands where
-- a clinic is asked for as 0, sees or changes a row; clinics are told names by the role that works across them.
create table developer (
  id         uuid        primary key,
  number     bigint      generated always as identity,
  name       varchar     not null check (name <> ''),
  prefix     varchar     not null check (prefix ~ '^md_[0-9A-Za-z]{12}$'),
  digest     bytea       not null check (length(digest) = 32),
  revoked_at timestamptz,
  version    bigint      not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint developer_prefix_key unique (prefix)
);
create unique index developer_by_number on developer (number desc);
alter table developer enable row level security;
create policy platform on developer to ${app}
  using (current_clinic() = '00000000-0000-0000-0000-000000000000')
  with check (current_clinic() = '00000000-0000-0000-0000-000000000000');
create policy listed on developer for select to ${system} using (true);
grant select, insert on developer to ${app};
grant update (revoked_at, version, updated_at) on developer to ${app};
grant select (id, number, name, prefix, revoked_at, version, created_at, updated_at) on developer to ${system};

-- A key that opens together with its developer's alone, for good.
alter table api_key add column developer_id uuid references developer (id);
