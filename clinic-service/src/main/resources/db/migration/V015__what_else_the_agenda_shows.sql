-- What is written on a colour so that it can be read: black where the colour is bright, white where it is dark, each of red,
-- green and blue counting as much as eyes see of it.
alter table color
  add column text_color varchar not null generated always as (
      case when 299 * get_byte(decode(substr(value, 2), 'hex'), 0)
                + 587 * get_byte(decode(substr(value, 2), 'hex'), 1)
                + 114 * get_byte(decode(substr(value, 2), 'hex'), 2) < 128000
           then '#ffffff' else '#000000' end) stored;

-- By which number each of treatment-service's plans is known: it never changes, whatever becomes of the plan.
create table treatment_plan (
  clinic_id uuid   not null,
  id        uuid   not null,
  number    bigint not null,
  primary key (clinic_id, id)
);
alter table treatment_plan enable row level security;
create policy own_clinic on treatment_plan to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on treatment_plan to ${app};
