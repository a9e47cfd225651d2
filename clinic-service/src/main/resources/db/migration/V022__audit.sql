-- From where what happened was asked for, as the transaction says in which it did: null when a job did it, or an event.
alter table outbox add column origin text default nullif(current_setting('app.origin', true), '');

-- Who did what, or looked at whose record: a row for each event of the suite, in the order in which they were heard. Rows are
-- only ever added. What is personal of a patient is named here, and quoted in audit_personal.
create table audit (
  clinic_id       uuid        not null,
  place           bigint      not null,
  event_id        uuid        not null,
  at              timestamptz not null,
  actor           varchar,
  origin          jsonb,
  entity          varchar     not null,
  entity_id       uuid,
  action          varchar     not null,
  patient_ids     uuid[]      not null default '{}',
  changes         jsonb       not null default '[]',
  personal        jsonb       not null default '[]',
  personal_digest bytea,
  request         varchar,
  recorded_at     timestamptz not null,
  digest          bytea       not null,
  primary key (clinic_id, place),
  unique (clinic_id, event_id)
);
create index audit_by_time on audit (clinic_id, at);
create index audit_by_entity on audit (clinic_id, entity_id, place) where entity_id is not null;
create index audit_by_actor on audit (clinic_id, actor, place);
create index audit_by_patient on audit using gin (patient_ids);
alter table audit enable row level security;
create policy own_clinic on audit for select to ${app} using (clinic_id = current_clinic());
create policy own_clinic_grows on audit for insert to ${app} with check (clinic_id = current_clinic());
grant select, insert on audit to ${app};

-- Where each clinic's audit ends: without it, nobody would miss its last rows. Its lock makes places follow each other.
create table audit_head (
  clinic_id uuid   primary key,
  place     bigint not null default 0,
  digest    bytea  not null
);
alter table audit_head enable row level security;
create policy own_clinic on audit_head to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update (place, digest) on audit_head to ${app};

-- What was personal of a patient, before and after: to be forgotten when the patient is erased, and not sooner. The salt keeps
-- the digest that stays in the audit from telling it.
create table audit_personal (
  clinic_id  uuid  not null,
  event_id   uuid  not null,
  patient_id uuid  not null,
  salt       bytea not null,
  changes    jsonb not null,
  primary key (clinic_id, event_id)
);
create index audit_personal_by_patient on audit_personal (clinic_id, patient_id);
alter table audit_personal enable row level security;
create policy own_clinic on audit_personal for select to ${app} using (clinic_id = current_clinic());
create policy own_clinic_grows on audit_personal for insert to ${app} with check (clinic_id = current_clinic());
create policy of_the_erased on audit_personal for delete to ${app}
  using (clinic_id = current_clinic()
         and exists (select from audit a
                      where a.clinic_id = audit_personal.clinic_id and a.entity_id = audit_personal.patient_id
                        and a.action = 'patient-erased'));
grant select, insert, delete on audit_personal to ${app};

-- The newest state that was heard of each thing, for the next to be compared with.
create table audit_state (
  clinic_id uuid    not null,
  entity    varchar not null,
  id        uuid    not null,
  sequence  bigint  not null,
  state     jsonb   not null,
  primary key (clinic_id, id, entity)
);
alter table audit_state enable row level security;
create policy own_clinic on audit_state to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update (sequence, state) on audit_state to ${app};

-- What of a patient may be quoted for good: whatever is not listed is personal.
create function audit_may_quote(entity text, field text) returns boolean
  language sql immutable parallel safe
  return entity <> 'patient'
         or field = any('{number,default_discount,guarantor_id,operator_id,recall_opted_out,archived_at,merged_into,erased_at,created_at}');

-- Each entry's digest is of what it says and of the digest before it: whoever takes one out, or changes it, breaks the chain.
create function audit_link(before bytea, entry jsonb) returns bytea
  language sql immutable parallel safe
  return sha256(before || convert_to(jsonb_strip_nulls(entry)::text, 'UTF8'));

create function audit_link(newest bytea, entry jsonb, head bytea) returns bytea
  language sql immutable parallel safe
  return audit_link(coalesce(newest, head), entry);

create aggregate audit_chain(entry jsonb, head bytea) (sfunc = audit_link, stype = bytea);

create function audit_beginning(clinic uuid) returns bytea
  language sql immutable parallel safe
  return sha256(uuid_send(clinic));

create function audit_personal_digest(salt bytea, changes jsonb) returns bytea
  language sql immutable parallel safe
  return sha256(salt || convert_to(changes::text, 'UTF8'));

-- Appends what was heard, each event once; digests of keys say nothing to anybody. What an event tells of (a plan, and a payment on it) is compared with what was heard
-- of the same thing before, field by field.
--
-- How many rows there are in what was heard the planner cannot know. What is looked up by its key is looked up one by one, so that
-- no plan reads a clinic's whole audit for a batch; what is joined within the batch is hashed, since loops would be quadratic.
create function keep_audit(news jsonb) returns void
  language plpgsql volatile
  set timezone = 'UTC' set bytea_output = 'hex' set enable_nestloop = off set jit = off as $$
declare
  clinic constant uuid := current_clinic();
  head   audit_head;
begin
  insert into audit_head (clinic_id, digest) values (clinic, audit_beginning(clinic)) on conflict do nothing;
  select * into head from audit_head h where h.clinic_id = clinic for update;

  with arrived as (
    select distinct on (e.id) e.*, n.nth
      from jsonb_array_elements(news) with ordinality as n(one, nth),
           jsonb_to_record(n.one) as e(id uuid, type text, subject uuid, sequence bigint, time timestamptz,
                                       actor text, origin text, data jsonb)
     where e.data is not null
       and (select a.place from audit a where a.clinic_id = clinic and a.event_id = e.id) is null
     order by e.id, n.nth),
  thing as (
    select a.id as event_id, a.sequence, a.nth, t.key as entity, (t.value ->> 'id')::uuid as id, t.value - 'digest' as state
      from arrived a, jsonb_each(a.data) t
     where jsonb_typeof(t.value) = 'object' and pg_input_is_valid(t.value ->> 'id', 'uuid')),
  compared as materialized (
    select t.*, coalesce(lag(t.state) over earlier, s.state) as before
      from thing t
      left join lateral (select k.state from audit_state k
                          where k.clinic_id = clinic and k.id = t.id and k.entity = t.entity limit 1) s on true
    window earlier as (partition by t.entity, t.id order by t.sequence, t.nth)),
  kept as (
    insert into audit_state as known (clinic_id, entity, id, sequence, state)
    select distinct on (t.entity, t.id) clinic, t.entity, t.id, t.sequence, t.state
      from thing t order by t.entity, t.id, t.sequence desc, t.nth desc
        on conflict (clinic_id, id, entity) do update set sequence = excluded.sequence, state = excluded.state
     where known.sequence <= excluded.sequence),
  difference as (
    select c.event_id, audit_may_quote(c.entity, f.field) as quoted,
           jsonb_build_object('entity', replace(c.entity, '_', '-'), 'id', c.id, 'field', f.field,
                              'before', c.before -> f.field, 'after', c.state -> f.field) as change
      from compared c, lateral jsonb_object_keys(c.state || coalesce(c.before, '{}')) as f(field)
     where f.field not in ('id', 'clinic_id', 'version', 'updated_at')
       and coalesce(c.before -> f.field, 'null') <> coalesce(c.state -> f.field, 'null')),
  changed as materialized (
    select d.event_id,
           jsonb_agg(d.change order by d.change) filter (where d.quoted) as changes,
           jsonb_agg(d.change order by d.change) filter (where not d.quoted) as personal
      from difference d group by d.event_id),
  private as (
    insert into audit_personal (clinic_id, event_id, patient_id, salt, changes)
    select clinic, c.event_id, (c.personal #>> '{0,id}')::uuid,
           uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), c.personal
      from changed c where c.personal is not null
    returning event_id, audit_personal_digest(salt, changes) as digest),
  concerned as (
    select t.event_id, p.id
      from thing t,
           unnest(array[case when t.entity = 'patient' then t.state ->> 'id' else t.state ->> 'patient_id' end,
                        case when t.entity = 'patient' then t.state ->> 'merged_into' end]::uuid[]) as p(id)
     union
    select a.id, p.id::uuid
      from arrived a, jsonb_array_elements_text(a.data -> 'patient_ids') as p(id)
     union
    select a.id, (select p.id from patient p where p.clinic_id = clinic and p.number = n.number::bigint)
      from arrived a, jsonb_array_elements_text(a.data -> 'patient_numbers') as n(number)
     union
    -- A payment has a plan, and the plan has a patient.
    select a.id, coalesce(s.state ->> 'patient_id', o.state ->> 'patient_id')::uuid
      from arrived a, jsonb_array_elements_text(a.data -> 'thing_ids') as t(id),
           lateral (select k.state from audit_state k where k.clinic_id = clinic and k.id = t.id::uuid limit 1) s
      left join lateral (select k.state from audit_state k
                          where k.clinic_id = clinic
                            and k.id = coalesce(s.state ->> 'payment_plan_id', s.state ->> 'treatment_plan_id')::uuid
                          limit 1) o on true),
  patients as materialized (
    select c.event_id, array_agg(c.id order by c.id) as ids from concerned c where c.id is not null group by c.event_id),
  named as materialized (
    select t.event_id, min(t.entity) as entity
      from thing t join arrived a on a.id = t.event_id and a.subject = t.id group by t.event_id),
  entry as (
    select clinic as clinic_id, head.place + row_number() over (order by a.nth) as place, a.id as event_id, a.time as at,
           a.actor, a.origin::jsonb as origin,
           coalesce(replace(n.entity, '_', '-'),
                    case when a.type <> 'record-read' then regexp_replace(a.type, '-[a-z]+$', '')
                         when cardinality(p.ids) = 1 then 'patient' else 'record' end) as entity,
           case when a.type = 'record-read' then case when cardinality(p.ids) = 1 then p.ids[1] end else a.subject end as entity_id,
           a.type as action, coalesce(p.ids, '{}') as patient_ids, coalesce(c.changes, '[]') as changes,
           coalesce((select jsonb_agg(one - 'before' - 'after') from jsonb_array_elements(c.personal) one), '[]') as personal,
           v.digest as personal_digest, a.data ->> 'request' as request, now() as recorded_at
      from arrived a
      left join named n on n.event_id = a.id
      left join changed c on c.event_id = a.id
      left join private v on v.event_id = a.id
      left join patients p on p.event_id = a.id),
  appended as (
    insert into audit (clinic_id, place, event_id, at, actor, origin, entity, entity_id, action, patient_ids, changes, personal,
                       personal_digest, request, recorded_at, digest)
    select e.*, audit_chain(to_jsonb(e), head.digest) over (order by e.place) from entry e
    returning place, digest)
  update audit_head h
     set place = a.place, digest = a.digest
    from (select l.place, l.digest from appended l order by l.place desc limit 1) a
   where h.clinic_id = clinic;

  -- Of whom nothing personal is to be left. What comes late of them goes, too: the policy lets nobody else's go.
  delete from audit_personal p
   where p.clinic_id = clinic
     and p.patient_id = any(array(select (n ->> 'subject')::uuid from jsonb_array_elements(news) n
                                   where starts_with(n ->> 'type', 'patient-')))
     and exists (select from audit a
                  where a.clinic_id = clinic and a.entity_id = p.patient_id and a.action = 'patient-erased');
end $$;

-- The entries that concern a patient. A search in arrays keeps no index from rows of other clinics by itself: this does.
create function audit_places_of_patient(patient uuid) returns setof bigint
  language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  as $$ select a.place from audit a where a.patient_ids @> array[patient] and a.clinic_id = current_clinic() $$;
revoke all on function audit_places_of_patient from public;
grant execute on function audit_places_of_patient to ${app};

-- For whoever verifies, as the owner: the first thing that is wrong with each clinic's audit.
create function verify_audit() returns table (clinic_id uuid, place bigint, finding text)
  language sql stable
  set timezone = 'UTC' set bytea_output = 'hex' as $$
  with linked as (
    select a.*, lag(a.place, 1, 0::bigint) over following as place_before,
           lag(a.digest, 1, audit_beginning(a.clinic_id)) over following as digest_before
      from audit a
    window following as (partition by a.clinic_id order by a.place)),
  found as (
    select l.clinic_id, l.place_before + 1 as place, 'entries are missing' as finding
      from linked l where l.place <> l.place_before + 1
     union all
    select l.clinic_id, l.place, 'the entry is not what was recorded'
      from linked l
     where l.place = l.place_before + 1
       and l.digest <> audit_link(l.digest_before, to_jsonb(l) - array['digest', 'place_before', 'digest_before'])
     union all
    select h.clinic_id, least(h.place, coalesce(a.place, 0)) + 1,
           case when h.place > coalesce(a.place, 0) then 'the newest entries are missing' else 'the audit ends elsewhere' end
      from audit_head h
      left join lateral (select n.place, n.digest from audit n
                          where n.clinic_id = h.clinic_id order by n.place desc limit 1) a on true
     where h.place <> coalesce(a.place, 0) or h.digest <> coalesce(a.digest, audit_beginning(h.clinic_id))
     union all
    select a.clinic_id, a.place, 'nobody knows where the audit ends'
      from audit a
     where a.place = 1 and not exists (select from audit_head h where h.clinic_id = a.clinic_id)
     union all
    select a.clinic_id, a.place, 'what was personal is not what was recorded'
      from audit a
      left join audit_personal p on p.clinic_id = a.clinic_id and p.event_id = a.event_id
     where a.personal_digest is not null
       and case when p.event_id is null
                then not exists (select from audit e
                                  where e.clinic_id = a.clinic_id and e.entity_id = a.entity_id and e.action = 'patient-erased')
                else a.personal_digest <> audit_personal_digest(p.salt, p.changes) end)
  select distinct on (f.clinic_id) f.clinic_id, f.place, f.finding from found f order by f.clinic_id, f.place
$$;

-- How much there is of it, and where each clinic's ends. Whoever writes that down elsewhere would see it all rewritten.
create function audit_ends() returns table (clinic_id uuid, place bigint, digest text)
  language sql stable
  as $$ select h.clinic_id, h.place, encode(h.digest, 'hex') from audit_head h order by h.clinic_id $$;
revoke all on function verify_audit, audit_ends from public;
