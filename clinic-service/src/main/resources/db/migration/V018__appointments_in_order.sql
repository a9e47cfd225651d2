-- When an appointment last came to another state. What was there before tells the last change of any kind: nothing earlier is known.
alter table appointment add column state_changed_at timestamptz;
update appointment set state_changed_at = updated_at;
alter table appointment alter column state_changed_at set default now(), alter column state_changed_at set not null;
grant update (state_changed_at) on appointment to ${app};

create index appointment_by_state_change on appointment (clinic_id, state_changed_at);
create index appointment_by_operator on appointment (clinic_id, operator_id, number) where operator_id is not null;

-- What a plan is called, as far as is known by the version that was heard of it; 0: by its number alone.
alter table treatment_plan add column title varchar check (title <> ''), add column version bigint not null default 0;
create index treatment_plan_by_number on treatment_plan (clinic_id, number);
grant update (title, version) on treatment_plan to ${app};

-- Nobody listened to titles: all is heard once more. What apps were told of before, they are not told again.
create table told_before (
  clinic_id uuid not null,
  event_id  uuid not null,
  primary key (clinic_id, event_id)
);
alter table told_before enable row level security;
create policy own_clinic on told_before to ${app} using (clinic_id = current_clinic());
grant select on told_before to ${app};
insert into told_before (clinic_id, event_id) select clinic_id, event_id from inbox;
delete from heard_partition where topic = 'treatments';
delete from inbox;

-- Treatments: the numbers and titles of plans, and what apps want to know.
create or replace function hear_treatments(news jsonb) returns void
  language plpgsql volatile as $$
begin
  insert into treatment_plan as known (clinic_id, id, number, title, version)
  select distinct on (e.subject) current_clinic(), e.subject, (e.data #>> '{treatment_plan,number}')::bigint,
         nullif(e.data #>> '{treatment_plan,title}', ''), e.sequence
    from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
   where e.data #>> '{treatment_plan,number}' is not null
   order by e.subject, e.sequence desc
      on conflict (clinic_id, id) do update
     set title = coalesce(excluded.title, known.title), version = excluded.version
   where known.version < excluded.version;
  perform tell_apps((
    select jsonb_agg(n.one order by n.place)
      from jsonb_array_elements(news) with ordinality as n(one, place)
     where not exists (select from told_before t where t.event_id = (n.one ->> 'id')::uuid)));
end $$;
