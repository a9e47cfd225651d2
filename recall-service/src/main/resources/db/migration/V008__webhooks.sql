-- What comes back from WhatsApp. A delivery is kept with the answer to it and takes effect afterwards, once.
create table webhook_delivery (
  clinic_id   uuid        not null,
  number      bigint      generated always as identity,
  -- Of the body: the same again is nothing new.
  digest      bytea       not null,
  -- What became of messages, and what patients answered, in words of our own. Gone as soon as it has taken effect.
  statuses    jsonb,
  replies     jsonb,
  received_at timestamptz not null,
  handled_at  timestamptz,
  -- The SQLSTATE of what made it impossible; null when all is well.
  failure     varchar,
  primary key (clinic_id, digest),
  constraint forgotten_when_handled check (handled_at is null or num_nonnulls(statuses, replies) = 0)
);
create index webhook_to_handle on webhook_delivery (clinic_id, number) where handled_at is null;

-- Which messages of patients were heard, by the digest of WhatsApp's id, which has the phone in it.
create table inbound_message (
  clinic_id   uuid        not null,
  digest      bytea       not null,
  received_at timestamptz not null,
  primary key (clinic_id, digest)
);

-- What a phone said last about being written to: an older word that comes later changes nothing.
create table last_word (
  clinic_id uuid        not null,
  phone     varchar     not null,
  opted_out boolean     not null,
  said_at   timestamptz not null,
  heard_at  timestamptz not null,
  primary key (clinic_id, phone)
);

alter table webhook_delivery enable row level security;
alter table inbound_message enable row level security;
alter table last_word enable row level security;
create policy own_clinic on webhook_delivery to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on inbound_message to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on last_word to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy finding_work on webhook_delivery to ${system} using (true);
create policy housekeeping on inbound_message to ${system} using (true);
create policy housekeeping on last_word to ${system} using (true);
grant select, insert on webhook_delivery, inbound_message, last_word to ${app};
grant update (statuses, replies, handled_at, failure) on webhook_delivery to ${app};
grant update (opted_out, said_at, heard_at) on last_word to ${app};
grant select (clinic_id, handled_at) on webhook_delivery to ${system};
grant select (received_at) on inbound_message to ${system};
grant select (heard_at) on last_word to ${system};
grant delete on webhook_delivery, inbound_message, last_word to ${system};

-- What a patient asks for by message; clinic-service, to whom patients and agenda belong, decides.
create function ask_owner(what text, requests jsonb, moment timestamptz, actor text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
  select uuid_v7(), current_clinic(), 'patient-requests', 'patient', r.patient_id, what, 0, actor,
         jsonb_strip_nulls(jsonb_build_object('appointment_id', r.appointment_id))
         || jsonb_build_object('patient_id', r.patient_id, 'clinic_id', current_clinic(), 'requested_at', utc(moment),
                               'message_id', r.message_id)
    from jsonb_to_recordset(requests) as r(patient_id uuid, message_id uuid, appointment_id uuid)
   order by r.patient_id;
end;

-- WhatsApp writes some numbers otherwise than they are dialled: Mexico's with a 1, Argentina's with or without a 9, Brazil's
-- without one. As a number is known here, then; as WhatsApp writes it when nobody has it.
create function as_known_here(number text) returns text
  language plpgsql stable as $$
declare
  spellings text[] := array[
    number,
    case when number ~ '^\+521\d{10}$' then '+52' || substr(number, 5)
         when number ~ '^\+52\d{10}$' then '+521' || substr(number, 4)
         when number ~ '^\+549\d{10}$' then '+54' || substr(number, 5)
         when number ~ '^\+54\d{10}$' then '+549' || substr(number, 4)
         when number ~ '^\+55\d{2}9\d{8}$' then substr(number, 1, 5) || substr(number, 7)
         when number ~ '^\+55\d{10}$' then substr(number, 1, 5) || '9' || substr(number, 6) end];
begin
  return coalesce(
    (select p.phone from patient p where p.phone = any(spellings) order by array_position(spellings, p.phone::text) limit 1),
    number);
end $$;

-- The patients whom phones belong to, or to whom the message went: [{"patient_id", "message_id"}, …].
create function patients_of(phones jsonb) returns jsonb
  language plpgsql stable as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('patient_id', p.id, 'message_id', p.message_id)), '[]')
            from (select distinct on (q.id) q.id, q.message_id
                    from (select k.id, w.message_id
                            from jsonb_to_recordset(phones) as w(phone text, message_id uuid) join patient k on k.phone = w.phone
                           union all
                          select m.patient_id, m.id
                            from jsonb_to_recordset(phones) as w(phone text, message_id uuid)
                            join message m on m.id = w.message_id and m.phone = w.phone) q
                   order by q.id, q.message_id) p
            join patient k on k.id = p.id
           where k.version > 0 and not k.erased and k.merged_into is null);
end $$;

-- Leaves phones alone, [{"phone", "message_id"}, …], from this moment on: what is queued for whom they belong to is not sent.
create function leave_alone(phones jsonb, moment timestamptz, actor text) returns void
  language plpgsql volatile as $$
declare
  whose jsonb := patients_of(phones);
begin
  insert into suppressed_phone as known (clinic_id, phone)
  select distinct current_clinic(), w.phone from jsonb_to_recordset(phones) as w(phone text) order by w.phone
      on conflict (clinic_id, phone) do update set since = now();

  update message m
     set status = 'cancelled', reason = 'opted_out', version = m.version + 1, updated_at = now()
   where m.status = 'queued'
     and m.id in (select q.id
                    from message q join jsonb_to_recordset(whose) as w(patient_id uuid) on q.patient_id = w.patient_id
                   where q.status = 'queued' and q.kind <> 'confirmation'
                   order by q.number
                     for no key update of q);

  perform ask_owner('patient-opt-out-requested', whose, moment, actor);
end $$;

-- Answers a word that was heard, once a day: an answer to the patient, who may be written to freely for a day.
create function confirm_word(what text, phones jsonb, moment timestamptz) returns void
  language sql volatile
begin atomic
  insert into message (id, clinic_id, kind, patient_id, occasion, about, due_at, expires_at, queued_at)
  select uuid_v7(), one.clinic_id, 'confirmation', one.id,
         format('confirmation:%s:%s:%s', what, one.id, (moment at time zone one.time_zone)::date),
         jsonb_build_object('what', what), moment, moment + interval '24 hours', moment
    from (select distinct on (p.phone) p.clinic_id, p.id, c.time_zone
            from jsonb_to_recordset(phones) as w(phone text)
            join patient p on p.phone = w.phone
            join clinic c on c.clinic_id = p.clinic_id
           where p.version > 0 and not p.erased and not p.archived and p.merged_into is null
           order by p.phone, p.id) one
      on conflict do nothing;
end;

-- Which message each status is about, by our own id or else by WhatsApp's. Of an attempt that was refused only that it did
-- arrive after all still counts; what contradicts itself does not.
create function statuses_of_messages(news jsonb)
  returns table (id uuid, wamid text, status text, code integer)
  language plpgsql stable as $$
begin
  return query
  select coalesce(ours.id, theirs.id), s.wamid, s.status, s.code
    from jsonb_to_recordset(news) as s(message_id uuid, wamid text, status text, code integer)
    left join message ours on ours.id = s.message_id
    left join message theirs on theirs.wamid = s.wamid and theirs.wamid is not null
   where (ours.id = theirs.id or num_nonnulls(ours.id, theirs.id) = 1)
     and (s.status in ('delivered', 'read')
          or s.wamid <> all (coalesce(ours.refused_wamids, theirs.refused_wamids, '{}')));
end $$;

-- Statuses: [{"message_id", "wamid", "status", "code"}, …]. They come twice and in any order; a message only moves forward.
-- One that was answered stays so. One that failed has failed, unless it arrived; so has one that waits for another attempt.
create function hear_statuses(news jsonb, moment timestamptz, actor text) returns void
  language plpgsql volatile as $$
declare
  sent      uuid[];
  failed    uuid[];
  opted_out jsonb;
begin
  perform from message m
    where m.id = any(array(select s.id from statuses_of_messages(news) s)) order by m.number for no key update;

  with said as (
    select s.id, min(s.wamid) filter (where s.wamid <> all (coalesce(m.refused_wamids, '{}'))) as wamid,
           bool_or(s.status <> 'failed') as sent, bool_or(s.status in ('delivered', 'read')) as delivered,
           bool_or(s.status = 'read') as read, bool_or(s.status = 'failed') as failed,
           max(s.code) filter (where s.status = 'failed') as code
      from statuses_of_messages(news) s join message m on m.id = s.id
     group by s.id),
  next as (
    select s.*, m.status as was, m.sent_at as was_sent_at,
           case when m.status in ('responded', 'opted_out') then m.status
                when s.read then 'read'
                when s.delivered and m.status <> 'read' then 'delivered'
                when s.failed and m.status in ('sending', 'sent')
                  then case when s.code = 131050 then 'opted_out'
                            when s.code = 130429 and back_off(m.refusals) is not null then 'queued'
                            else 'failed' end
                when s.sent and (m.status = 'sending' or m.reason = 'unconfirmed') then 'sent'
                else m.status end as status
      from said s join message m on m.id = s.id
     where m.status <> 'cancelled' and (m.status <> 'queued' or s.delivered)),
  changed as (
    update message m
       set status = n.status,
           wamid = case when n.status <> 'queued' then coalesce(m.wamid, n.wamid) end,
           refused_wamids = case when n.status = 'queued' then array_append(m.refused_wamids, coalesce(n.wamid, m.wamid))
                                 else m.refused_wamids end,
           refusals = m.refusals + (n.status = 'queued')::integer,
           due_at = case when n.status = 'queued'
                         then moment + back_off(m.refusals) else m.due_at end,
           sending_at = case when n.status <> 'queued' then coalesce(m.sending_at, moment) end,
           phone = case when n.status <> 'queued' then m.phone end, text = case when n.status <> 'queued' then m.text end,
           sent_at = case when n.status = 'queued' then null when n.sent then coalesce(m.sent_at, moment) else m.sent_at end,
           delivered_at = case when n.delivered then coalesce(m.delivered_at, moment) else m.delivered_at end,
           read_at = case when n.read then coalesce(m.read_at, moment) else m.read_at end,
           opted_out_at = case when n.status = 'opted_out' then coalesce(m.opted_out_at, moment) end,
           reason = case when n.status = 'failed' then coalesce(m.reason, refusal_of(n.code))
                         when n.status = 'opted_out' and n.was in ('sending', 'sent') then 'opted_out'
                         when n.status = n.was then m.reason end,
           error_code = case when n.status in ('delivered', 'read') then null
                             when n.was in ('sending', 'sent') then coalesce(n.code, m.error_code)
                             else m.error_code end,
           version = m.version + 1, updated_at = now()
      from next n
     where m.id = n.id
       and (n.status <> n.was or n.sent and m.sent_at is null or n.delivered and m.delivered_at is null
            or n.read and m.read_at is null or m.wamid is null and n.wamid is not null)
    returning m.id, m.phone, n.was, n.was_sent_at, m.status, m.sent_at)
  select array_agg(c.id) filter (where c.status <> 'failed' and c.sent_at is not null
                                   and (c.was_sent_at is null or c.was = 'failed')),
         array_agg(c.id) filter (where c.status <> c.was and c.status in ('failed', 'opted_out')),
         jsonb_agg(jsonb_build_object('phone', c.phone, 'message_id', c.id))
           filter (where c.status <> c.was and c.status = 'opted_out' and c.phone is not null)
    into sent, failed, opted_out
    from changed c;

  perform tell_contacts('recall-sent', sent, actor);
  perform tell_contacts('recall-failed', failed, actor);
  if opted_out is not null then
    perform leave_alone(opted_out, moment, actor);
  end if;
end $$;

-- What replies mean, and which message each of them answers: the one that it quotes, or else the newest campaign's contact to
-- that phone in the last 30 days. Yes and no are for the newest appointment that is still ahead and was reminded of, unless a
-- campaign had the last word; an appointment that was moved since is another one.
create function meanings_of(replies jsonb, moment timestamptz)
  returns table (place integer, phone text, said_at timestamptz, meaning text, message_id uuid)
  language plpgsql stable as $$
begin
  return query
  select r.place, r.phone, coalesce(r.said_at, moment),
         case when reminder.id is not null then case r.word when 'confirm' then 'confirmed' else 'declined' end
              when r.word = 'opt_out' or r.word = 'opt_out_or_cancel' and quoted.kind is distinct from 'appointment_reminder'
                then 'opted_out'
              when r.word = 'opt_in' then 'opted_in'
              else 'responded' end,
         case when reminder.id is not null then reminder.id
              when r.word = 'opt_in' then null
              when r.word = 'opt_out' and quoted.kind <> 'recall' then contact.id
              else coalesce(quoted.id, contact.id) end
    from jsonb_to_recordset(replies)
         as r(place integer, phone text, said_at timestamptz, quoted text, word text, appointment_id uuid)
    left join message quoted on quoted.wamid = r.quoted and quoted.wamid is not null
    left join lateral (
         select m.id, m.sending_at
           from message m
          where m.phone = r.phone and m.kind = 'recall' and m.sending_at > moment - interval '30 days'
            and m.status in ('sending', 'sent', 'delivered', 'read', 'responded', 'opted_out')
          order by m.sending_at desc, m.number desc
          limit 1) contact on true
    left join lateral (
         select m.id
           from message m join visit v on v.id = m.appointment_id
          where m.phone = r.phone and m.kind = 'appointment_reminder'
            and m.status in ('sending', 'sent', 'delivered', 'read', 'responded')
            and v.state = 'planned' and v.starts_at > moment and v.starts_at = (m.about ->> 'starts_at')::timestamptz
            and (case when r.appointment_id is not null then m.appointment_id = r.appointment_id
                      when quoted.id is not null then m.id = quoted.id
                      else contact.id is null or contact.sending_at <= m.sending_at end)
          order by m.sending_at desc, m.number desc
          limit 1) reminder on r.word in ('confirm', 'cancel')
                            or r.word = 'opt_out_or_cancel' and quoted.kind = 'appointment_reminder';
end $$;

-- Replies: [{"place", "digest", "phone", "said_at", "quoted", "word", "appointment_id"}, …]. Each takes effect once.
create function hear_replies(news jsonb, moment timestamptz, actor text) returns void
  language plpgsql volatile as $$
declare
  fresh   jsonb;
  meant   jsonb;
  told    uuid[];
  out_now jsonb;
  in_now  jsonb;
begin
  select jsonb_agg(r.value || jsonb_build_object('phone', as_known_here(r.value ->> 'phone'))) into news
    from jsonb_array_elements(news) r;

  with heard as (
    insert into inbound_message (clinic_id, digest, received_at)
    select distinct current_clinic(), decode(r.digest, 'hex'), moment
      from jsonb_to_recordset(news) as r(digest text) order by 2
        on conflict do nothing
    returning digest)
  select jsonb_agg(r.one)
    from (select distinct on (e.value ->> 'digest') e.value as one from jsonb_array_elements(news) e
           order by e.value ->> 'digest', (e.value ->> 'place')::integer) r
    join heard h on h.digest = decode(r.one ->> 'digest', 'hex')
    into fresh;
  if fresh is null then
    return;
  end if;

  perform from message m
    where m.id = any(array(select a.message_id from meanings_of(fresh, moment) a)) order by m.number for no key update;
  select jsonb_agg(to_jsonb(a)) into meant from meanings_of(fresh, moment) a;

  with answered as (
    select a.message_id as id, bool_or(a.meaning = 'opted_out') as opted_out
      from jsonb_to_recordset(meant) as a(message_id uuid, meaning text)
     where a.message_id is not null
     group by a.message_id),
  changed as (
    update message m
       set status = case when a.opted_out then 'opted_out' else 'responded' end,
           sent_at = coalesce(m.sent_at, moment), responded_at = coalesce(m.responded_at, moment),
           opted_out_at = case when a.opted_out then moment end, reason = null, error_code = null,
           version = m.version + 1, updated_at = now()
      from answered a
     where m.id = a.id
       and m.status not in ('queued', 'cancelled', 'opted_out') and (m.status <> 'responded' or a.opted_out)
    returning m.id)
  select array_agg(id) into told from changed;
  perform tell_contacts('recall-responded', told, actor);

  -- Who says yes and then no, means no.
  perform ask_owner(case a.meaning when 'confirmed' then 'appointment-confirm-requested' else 'appointment-cancel-requested' end,
                    jsonb_agg(jsonb_build_object('patient_id', m.patient_id, 'message_id', m.id,
                                                 'appointment_id', m.appointment_id)),
                    moment, actor)
     from (select distinct on (b.message_id) b.*
             from jsonb_to_recordset(meant) as b(place integer, said_at timestamptz, meaning text, message_id uuid)
            where b.meaning in ('confirmed', 'declined')
            order by b.message_id, b.said_at desc, b.place desc) a
     join message m on m.id = a.message_id
    group by a.meaning;

  with said as (
    select distinct on (a.phone) a.phone, a.meaning = 'opted_out' as opted_out, a.said_at, a.message_id
      from jsonb_to_recordset(meant) as a(place integer, phone text, said_at timestamptz, meaning text, message_id uuid)
     where a.meaning in ('opted_out', 'opted_in')
     order by a.phone, a.said_at desc, a.place desc),
  heard as (
    insert into last_word as known (clinic_id, phone, opted_out, said_at, heard_at)
    select current_clinic(), s.phone, s.opted_out, s.said_at, moment from said s order by s.phone
        on conflict (clinic_id, phone) do update
       set opted_out = excluded.opted_out, said_at = excluded.said_at, heard_at = excluded.heard_at
     where known.said_at <= excluded.said_at
    returning phone)
  select jsonb_agg(jsonb_build_object('phone', s.phone, 'message_id', s.message_id)) filter (where s.opted_out),
         jsonb_agg(jsonb_build_object('phone', s.phone)) filter (where not s.opted_out)
    into out_now, in_now
    from said s join heard h on h.phone = s.phone;

  if out_now is not null then
    perform leave_alone(out_now, moment, actor);
    perform confirm_word('opted_out', out_now, moment);
  end if;
  if in_now is not null then
    delete from suppressed_phone s using jsonb_to_recordset(in_now) as w(phone text) where s.phone = w.phone;
    perform ask_owner('patient-opt-in-requested', patients_of(in_now), moment, actor);
    perform confirm_word('opted_in', in_now, moment);
  end if;
end $$;

-- Makes deliveries take effect, and forgets what they said.
create function hear_deliveries(numbers bigint[], moment timestamptz, actor text) returns void
  language plpgsql volatile as $$
begin
  perform hear_statuses(jsonb_agg(s.value), moment, actor)
     from webhook_delivery d cross join jsonb_array_elements(d.statuses) s
    where d.number = any(numbers) and d.handled_at is null
   having count(*) > 0;
  perform hear_replies(
            jsonb_agg(r.value || jsonb_build_object('place', r.place) order by r.place), moment, actor)
     from (select e.value, row_number() over (order by d.number, e.ordinality) as place
             from webhook_delivery d cross join jsonb_array_elements(d.replies) with ordinality e
            where d.number = any(numbers) and d.handled_at is null) r
   having count(*) > 0;
  update webhook_delivery d set statuses = null, replies = null, handled_at = moment
   where d.number = any(numbers) and d.handled_at is null;
end $$;

-- Takes some of those that wait, unless somebody else has them; how many, and how many of these can never take effect: those
-- are laid aside, so that the others do.
create function handle_deliveries(at_most integer, moment timestamptz, actor text, out taken integer, out laid_aside integer)
  language plpgsql volatile as $$
declare
  waiting bigint[];
  one     bigint;
begin
  laid_aside := 0;
  select array_agg(d.number) into waiting
    from (select w.number from webhook_delivery w
           where w.handled_at is null
           order by w.number limit at_most
             for update skip locked) d;
  taken := coalesce(cardinality(waiting), 0);
  if taken = 0 then
    return;
  end if;
  begin
    perform hear_deliveries(waiting, moment, actor);
  exception when data_exception or integrity_constraint_violation or cardinality_violation then
    foreach one in array waiting loop
      begin
        perform hear_deliveries(array[one], moment, actor);
      exception when data_exception or integrity_constraint_violation or cardinality_violation then
        laid_aside := laid_aside + 1;
        update webhook_delivery d set statuses = null, replies = null, handled_at = moment, failure = sqlstate
         where d.number = one and d.handled_at is null;
      end;
    end loop;
  end;
end $$;
