-- What takes away from what a key's role allows: scopes, with a space between. Null: nothing does.
alter table api_key add column scope varchar check (scope <> '');

-- What reception knows of an appointment besides its time: how it looks in the agenda, which part of it the dentist is
-- needed for, who would rather come earlier, and who is still to be given another time.
alter table appointment
  add column color_value           varchar check (color_value ~ '^#[0-9a-f]{6}$'),
  add column time_pattern          varchar check (time_pattern ~ '^[X/]+$' and length(time_pattern) <= 312),
  add column assistant_pattern     varchar check (assistant_pattern ~ '^[X/]+$' and length(assistant_pattern) <= 312),
  add column hygiene               boolean not null default false,
  add column asap                  boolean not null default false,
  add column to_reschedule         boolean not null default false,
  add column unscheduled_status_id uuid,
  add foreign key (clinic_id, unscheduled_status_id) references definition (clinic_id, id),
  add check (not to_reschedule or state in ('absent', 'cancelled'));
grant update (color_value, time_pattern, assistant_pattern, hygiene, asap, to_reschedule, unscheduled_status_id)
  on appointment to ${app};

-- Both lists are short beside the agenda, and looked at every day.
create index appointment_asap on appointment (clinic_id, number) where asap;
create index appointment_to_reschedule on appointment (clinic_id, number) where to_reschedule;
