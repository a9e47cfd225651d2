-- What others own by the numbers that integer-keyed dialects know it by, and the words that a clinic chooses from.
alter table patient     add column number bigint, add column default_discount numeric(5, 2),
                        add column operator_id uuid;
alter table operator    add column number bigint, add column abbreviation varchar;
alter table branch      add column number bigint;
alter table appointment add column number bigint, add column operator_id uuid;
create unique index patient_by_number on patient (clinic_id, number);
create unique index operator_by_number on operator (clinic_id, number);
create unique index branch_by_number on branch (clinic_id, number);
create unique index appointment_by_number on appointment (clinic_id, number);

create table definition (
  clinic_id uuid    not null,
  id        uuid    not null,
  number    bigint  not null,
  category  varchar not null,
  name      varchar not null,
  sequence  integer not null,
  deleted   boolean not null,
  version   bigint  not null,
  primary key (clinic_id, id)
);
create unique index definition_by_number on definition (clinic_id, number);
alter table definition enable row level security;
create policy own_clinic on definition to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update on definition to ${app};

-- A copy that was made before has no number: everything is heard once more. What is known already changes nothing else.
delete from heard_partition where topic in ('patients', 'appointments');
delete from inbox;

create function hear_definitions(news jsonb) returns void
  language sql volatile
begin atomic
  insert into definition as known (clinic_id, id, number, category, name, sequence, deleted, version)
  select n.clinic_id, n.id, (n.state ->> 'number')::bigint, n.state ->> 'category', n.state ->> 'name',
         (n.state ->> 'sequence')::integer, n.state ->> 'deleted_at' is not null, n.version
    from newest(news, 'definition') n
      on conflict (clinic_id, id) do update
     set name = excluded.name, sequence = excluded.sequence, deleted = excluded.deleted, version = excluded.version
   where known.version < excluded.version;
end;

-- The numbers of those whose state brought nothing new.
create function hear_numbers(news jsonb) returns void
  language sql volatile
begin atomic
  update appointment a
     set number = (n.state ->> 'number')::bigint, operator_id = (n.state ->> 'operator_id')::uuid
    from newest(news, 'appointment') n
   where a.id = n.id and a.version <= n.version
     and (a.number, a.operator_id) is distinct from ((n.state ->> 'number')::bigint, (n.state ->> 'operator_id')::uuid);
  update patient p
     set number = (n.state ->> 'number')::bigint, default_discount = (n.state ->> 'default_discount')::numeric,
         operator_id = (n.state ->> 'operator_id')::uuid
    from newest(news, 'patient') n
   where p.id = n.id and p.version <= n.version
     and (p.number, p.default_discount, p.operator_id)
         is distinct from ((n.state ->> 'number')::bigint, (n.state ->> 'default_discount')::numeric,
                           (n.state ->> 'operator_id')::uuid);
end;

alter function hear_patients(jsonb, text) rename to hear_of_people;

create function hear_patients(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  select hear_of_people(news, actor);
  select hear_numbers(news);
end;

-- Visits, people, rooms and words. People and rooms come last, as whoever works on a plan has it before he looks for who
-- treats and where.
create or replace function hear_agenda(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  select hear_appointments(news, actor);
  select hear_numbers(news);
  select hear_definitions(news);

  insert into operator as known (clinic_id, id, number, first_name, last_name, abbreviation, deleted, version)
  select n.clinic_id, n.id, (n.state ->> 'number')::bigint, n.state ->> 'first_name', n.state ->> 'last_name',
         n.state ->> 'abbreviation', n.state ->> 'deleted_at' is not null, n.version
    from newest(news, 'operator') n
      on conflict (clinic_id, id) do update
     set number = excluded.number, first_name = excluded.first_name, last_name = excluded.last_name,
         abbreviation = excluded.abbreviation, deleted = excluded.deleted, version = excluded.version
   where known.version < excluded.version or known.number is null;

  insert into branch as known (clinic_id, id, number, name, deleted, version)
  select n.clinic_id, n.id, (n.state ->> 'number')::bigint, n.state ->> 'name', n.state ->> 'deleted_at' is not null, n.version
    from newest(news, 'branch') n
      on conflict (clinic_id, id) do update
     set number = excluded.number, name = excluded.name, deleted = excluded.deleted, version = excluded.version
   where known.version < excluded.version or known.number is null;
end;
