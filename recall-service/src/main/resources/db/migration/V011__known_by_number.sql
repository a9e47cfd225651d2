-- Patients by the numbers that integer-keyed dialects know them by.
alter table patient add column number bigint;
create unique index patient_by_number on patient (clinic_id, number);

-- A copy that was made before has no number: all patients are heard of once more, and what has taken effect takes none again.
-- The inbox stays as it is, since what it remembers is not of patients alone: a number is taken from whatever arrives.
delete from heard_partition where topic = 'patients';

create function hear_numbers(news jsonb) returns void
  language sql volatile
begin atomic
  update patient p
     set number = (n.state ->> 'number')::bigint
    from newest(news, 'patient') n
   where p.id = n.id and n.state ->> 'number' is not null and p.number is distinct from (n.state ->> 'number')::bigint;
end;

alter function hear_patients(jsonb, text) rename to hear_of_people;

create function hear_patients(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  select hear_of_people(news, actor);
  select hear_numbers(news);
end;

-- Contacts by the day on which they were due: that of the visit that they remind of, and the campaign's interval.
create index contact_by_last_visit on message (clinic_id, campaign_id, last_visit_on) where kind = 'recall';
