-- A program's way in. The secret itself is nowhere: the digest is keyed, and found by the key's prefix.
create table api_key (
  id           uuid        not null,
  number       bigint      generated always as identity,
  clinic_id    uuid        not null references clinic (id),
  name         varchar     not null check (name <> ''),
  role         varchar     not null check (role in ('owner', 'dentist', 'receptionist', 'viewer')),
  prefix       varchar     not null check (prefix ~ '^mk_[0-9A-Za-z]{12}$'),
  digest       bytea       not null check (length(digest) = 32),
  last_used_at timestamptz,
  revoked_at   timestamptz,
  version      bigint      not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (clinic_id, id),
  constraint api_key_prefix_key unique (prefix)
);
create unique index api_key_by_number on api_key (clinic_id, number desc);
alter table api_key enable row level security;
create policy own_clinic on api_key to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on api_key to ${app};
grant update (name, last_used_at, revoked_at, version, updated_at) on api_key to ${app};

-- How a clinic speaks on WhatsApp. What is secret lies in a table of its own, that no view of a clinic reads.
alter table clinic
  add column whatsapp_phone_number_id     varchar check (whatsapp_phone_number_id <> ''),
  add column whatsapp_business_account_id varchar check (whatsapp_business_account_id <> ''),
  add column whatsapp_base_url            varchar check (whatsapp_base_url <> ''),
  add column reminder_template_name       varchar check (reminder_template_name <> ''),
  add column reminder_template_language   varchar check (reminder_template_language <> ''),
  -- That there is one, for those who may see no more of it.
  add column whatsapp_access_token_set    boolean not null default false,
  add column whatsapp_app_secret_set      boolean not null default false,
  add column whatsapp_verify_token_set    boolean not null default false,
  -- What comes in from WhatsApp finds its clinic by the number that it came to.
  add constraint clinic_sender_key unique (whatsapp_phone_number_id);
grant update (whatsapp_phone_number_id, whatsapp_business_account_id, whatsapp_base_url, reminder_template_name,
              reminder_template_language, whatsapp_access_token_set, whatsapp_app_secret_set,
              whatsapp_verify_token_set) on clinic to ${app};

-- Encrypted by the service (AES-GCM, bound to clinic and name): a copy of the table tells nothing.
create table clinic_secret (
  clinic_id  uuid        not null references clinic (id),
  name       varchar     not null check (name in ('whatsapp_access_token', 'whatsapp_app_secret', 'whatsapp_verify_token')),
  value      varchar     not null check (value <> ''),
  updated_at timestamptz not null default now(),
  primary key (clinic_id, name)
);
alter table clinic_secret enable row level security;
create policy own_clinic on clinic_secret to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, delete on clinic_secret to ${app};
grant update (value, updated_at) on clinic_secret to ${app};
