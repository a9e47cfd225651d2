-- A file of a patient: what is known of it here, what is in it in chunks (large objects escape row-level security).
create table document (
  id           uuid        not null,
  number       bigint      generated always as identity,
  clinic_id    uuid        not null references clinic (id),
  patient_id   uuid        not null,
  name         varchar     not null check (name <> ''),
  type         varchar     not null check (type in ('text', 'xray', 'image', 'identification',
                             'electronic_signature_patient_details',
                             'electronic_signature_patient_details_and_terms_and_conditions', 'other')),
  folder       varchar     check (folder <> ''),
  content_type varchar     not null check (content_type <> ''),
  size         bigint      not null check (size between 1 and 26214400),
  sha256       bytea       not null check (length(sha256) = 32),
  version      bigint      not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create unique index document_by_number on document (clinic_id, number desc);
create index document_by_patient on document (clinic_id, patient_id, number desc);

create table document_chunk (
  clinic_id   uuid    not null,
  document_id uuid    not null,
  position    integer not null check (position >= 0),
  data        bytea   not null check (length(data) between 1 and 262144),
  primary key (clinic_id, document_id, position),
  foreign key (clinic_id, document_id) references document (clinic_id, id) on delete cascade
);
alter table document_chunk alter column data set storage external;

alter table document enable row level security;
alter table document_chunk enable row level security;
create policy own_clinic on document to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on document_chunk to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, delete on document to ${app};
grant select, insert on document_chunk to ${app};
grant update (patient_id, name, type, folder, version, updated_at) on document to ${app};
