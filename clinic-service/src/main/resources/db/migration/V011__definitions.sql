-- The clinic's own words for what people choose from a list: how urgent a treatment is, what was found, how a recall
-- stands, how an account is billed.
create table definition (
  id         uuid        not null,
  number     bigint      generated always as identity,
  clinic_id  uuid        not null references clinic (id),
  category   varchar     not null check (category in ('treatment_priority', 'diagnosis', 'recall_status', 'billing_type')),
  name       varchar     not null check (name <> ''),
  value      varchar     check (value <> ''),
  sequence   integer     not null default 0,
  deleted_at timestamptz,
  version    bigint      not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id)
);
create unique index definition_by_number on definition (clinic_id, number desc);
alter table definition enable row level security;
create policy own_clinic on definition to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on definition to ${app};
grant update (name, value, sequence, deleted_at, version, updated_at) on definition to ${app};

-- Clinics that are there already get what a new one starts with; the other services ask for what nobody told them.
insert into definition (id, clinic_id, category, name, sequence, created_at, updated_at)
select uuidv7(), c.id, d.category, d.name, d.sequence, now(), now()
  from clinic c
 cross join (values ('treatment_priority', '1', 0), ('treatment_priority', '2', 1), ('treatment_priority', '3', 2),
                    ('treatment_priority', 'Después', 3), ('treatment_priority', 'En espera', 4),
                    ('diagnosis', 'Ninguno', 0), ('diagnosis', 'Caries', 1), ('diagnosis', 'Fractura', 2),
                    ('recall_status', 'Mensaje enviado', 0), ('recall_status', 'Respondió', 1),
                    ('recall_status', 'No contestó', 2),
                    ('billing_type', 'Cuenta estándar', 0)) as d (category, name, sequence);
