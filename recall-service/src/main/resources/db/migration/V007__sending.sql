-- Sending: which of the messages that are due go out now, and what became of each. Moments of the domain are told by the
-- service's clock; how fast the messages go is a matter of the world's time.

-- How fast a clinic's sender may go: what is claimed moves free_at on by the time that it takes at the allowed rate, and never
-- further than a second ahead. A provider that has had enough moves it on as well. Whoever claims holds the row.
create table sender_pace (
  clinic_id uuid        primary key references clinic (clinic_id),
  free_at   timestamptz not null default 'epoch'
);
alter table sender_pace enable row level security;
create policy own_clinic on sender_pace to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on sender_pace to ${app};
grant update (free_at) on sender_pace to ${app};

-- How many messages may be claimed now.
create function sender_room(free_at timestamptz, rate integer) returns integer
  language sql volatile
  return greatest(0, floor((1 - greatest(0, extract(epoch from free_at - clock_timestamp()))) * rate))::integer;

-- When the quiet hours end that a moment lies in; null when it lies in none.
create function quiet_end(moment timestamptz, quiet_from time, quiet_until time, time_zone text) returns timestamptz
  language plpgsql stable as $$
declare
  here timestamp := moment at time zone time_zone;
  ends timestamptz;
begin
  if quiet_from is null
     or (quiet_from < quiet_until and (here::time < quiet_from or here::time >= quiet_until))
     or (quiet_from > quiet_until and here::time < quiet_from and here::time >= quiet_until) then
    return null;
  end if;
  ends := (here::date + quiet_until) at time zone time_zone;
  return case when ends > moment then ends else (here::date + 1 + quiet_until) at time zone time_zone end;
end $$;

-- What is left of a sum when more was paid since it was told.
create function still_due(told numeric, paid_then numeric, paid_now numeric) returns numeric
  language sql immutable parallel safe
  return greatest(0, told - greatest(0, coalesce(paid_now, paid_then) - paid_then));

-- Moves what is due behind the quiet hours; a reminder that is of no use then is dropped.
create function hold_messages(moment timestamptz, until timestamptz, most integer) returns void
  language sql volatile
begin atomic
  update message m
     set status = case when m.expires_at <= until then 'cancelled' else 'queued' end,
         reason = case when m.expires_at <= until then 'expired' end,
         due_at = until, version = m.version + 1, updated_at = now()
   where m.id in (select q.id from message q where q.status = 'queued' and q.due_at <= moment
                   order by q.due_at, q.number limit most for update skip locked);
end;

-- Decides of each message that is written whether it goes out: [{"id", "phone", "opted_out", "archived", "known", "text",
-- "amount_paid"}, …], phones and wishes as their owner has just answered them. Those that do are on their way from here on,
-- whatever happens, and are told. Somebody who says no to messages still hears that this was understood. A sum that has changed
-- since it was written is written anew the next time.
create function claim_messages(written jsonb, moment timestamptz, rate integer) returns setof uuid
  language plpgsql volatile as $$
declare
  free    timestamptz;
  claimed integer;
begin
  insert into sender_pace (clinic_id) select current_clinic()
   where not exists (select from sender_pace)
      on conflict do nothing;
  select p.free_at into free from sender_pace p where p.clinic_id = current_clinic() for update skip locked;
  if not found then
    return;
  end if;

  return query
  with message_now as (
    select m.id, m.kind, m.expires_at, m.payment_plan_id, m.appointment_id, m.about, w.phone, w.opted_out, w.archived,
           w.known, w.text, w.amount_paid
      from message m
      join jsonb_to_recordset(written) as w(id uuid, phone text, opted_out boolean, archived boolean, known boolean,
                                            text text, amount_paid numeric) on w.id = m.id
     where m.status = 'queued' and m.due_at <= moment
     order by m.due_at, m.number
     limit sender_room(free, rate)
       for update of m skip locked),
  decided as (
    select m.id, m.phone, m.text, m.known,
           case when m.expires_at <= moment then 'expired'
                when m.archived then 'archived'
                when m.phone is null then 'no_phone'
                when m.kind = 'confirmation' then null
                when m.opted_out then 'opted_out'
                when exists (select from suppressed_phone s where s.phone = m.phone) then 'suppressed'
                when m.kind = 'payment_reminder'
                     and (p.status not in ('active', 'overdue')
                          or still_due((m.about ->> 'amount_due')::numeric, (m.about ->> 'amount_paid')::numeric,
                                       p.amount_paid) = 0) then 'paid'
                when m.kind = 'appointment_reminder'
                     and not exists (select from visit v
                                      where v.id = m.appointment_id and v.state = 'planned'
                                        and v.starts_at = (m.about ->> 'starts_at')::timestamptz) then 'appointment_changed'
           end as reason,
           p.amount_paid is distinct from m.amount_paid as outdated
      from message_now m
      left join payment_plan p on p.id = m.payment_plan_id),
  moved as (
    update message m
       set status = case when d.reason is not null then 'cancelled' when d.known then 'sending' else 'queued' end,
           reason = d.reason,
           -- What the patient is called is still to be heard.
           due_at = case when d.reason is not null or d.known then m.due_at else moment + interval '1 minute' end,
           sending_at = case when d.reason is null and d.known then moment end,
           phone = case when d.reason is null and d.known then d.phone end,
           text = case when d.reason is null and d.known then d.text end,
           version = m.version + 1, updated_at = now()
      from decided d
     where m.id = d.id and (d.reason is not null or not d.outdated)
    returning m.id, m.status)
  select m.id from moved m where m.status = 'sending';

  get diagnostics claimed = row_count;
  update sender_pace p
     set free_at = greatest(p.free_at, clock_timestamp()) + make_interval(secs => claimed::double precision / rate)
   where p.clinic_id = current_clinic() and claimed > 0;
end $$;

-- Why a message has failed, by WhatsApp's code.
create function refusal_of(code integer) returns text
  language sql immutable parallel safe
  return case code when 131047 then 'window_closed'
                   when 131026 then 'undeliverable'
                   when 131049 then 'marketing_limit'
                   when 130472 then 'experiment'
                   when 131048 then 'spam_limit'
                   when 131031 then 'account_locked'
                   when 131009 then 'bad_parameter'
                   else 'refused' end;

-- How long a message waits that the provider has clearly refused that often before; null: it is not tried again.
create function back_off(refusals integer) returns interval
  language sql immutable parallel safe
  return (array['1 minute', '10 minutes', '30 minutes']::interval[])[refusals + 1];

-- The provider has taken it. What it says afterwards may have come before that.
create function settle_accepted(message_id uuid, provider_id text, moment timestamptz, actor text) returns void
  language plpgsql volatile as $$
declare
  was text;
begin
  select m.status into was from message m where m.id = message_id for no key update;
  update message m
     set status = case when was = 'sending' then 'sent' else was end, wamid = coalesce(m.wamid, provider_id),
         sent_at = coalesce(m.sent_at, moment), version = m.version + 1, updated_at = now()
   where m.id = message_id and was not in ('queued', 'cancelled');
  if was = 'sending' then
    perform tell_contacts('recall-sent', array[message_id], actor);
  end if;
end $$;

-- The provider has not taken it, and says so: again later, or later still if it wants so. Of a sender that goes too fast all
-- messages wait.
create function settle_refused_for_now(message_id uuid, why text, code integer, wait interval, slow_down boolean, moment timestamptz,
                                       actor text) returns void
  language plpgsql volatile as $$
declare
  before integer;
  pause  interval;
begin
  select m.refusals into before from message m where m.id = message_id and m.status = 'sending' for no key update;
  pause := greatest(wait, coalesce(back_off(before), back_off(0)));
  if slow_down then
    update sender_pace p set free_at = greatest(p.free_at, clock_timestamp() + pause) where p.clinic_id = current_clinic();
  end if;
  if back_off(before) is not null then
    update message m
       set status = 'queued', refusals = before + 1, due_at = moment + pause, phone = null, text = null, sending_at = null,
           error_code = code, version = m.version + 1, updated_at = now()
     where m.id = message_id;
  elsif before is not null then
    update message m
       set status = 'failed', refusals = before + 1, reason = coalesce(why, refusal_of(code)), error_code = code, version = m.version + 1,
           updated_at = now()
     where m.id = message_id;
    perform tell_contacts('recall-failed', array[message_id], actor);
  end if;
end $$;

-- The provider never takes it.
create function settle_refused(message_id uuid, why text, code integer, actor text) returns void
  language plpgsql volatile as $$
begin
  update message m
     set status = 'failed', reason = coalesce(why, refusal_of(code)), error_code = code, version = m.version + 1,
         updated_at = now()
   where m.id = message_id and m.status = 'sending';
  if found then
    perform tell_contacts('recall-failed', array[message_id], actor);
  end if;
end $$;

-- The patient has told the provider to be left alone: obeyed here at once, and by the owner of patients as soon as it hears.
create function settle_opted_out(message_id uuid, code integer, moment timestamptz, actor text) returns void
  language plpgsql volatile as $$
declare
  gone message;
begin
  update message m
     set status = 'opted_out', opted_out_at = moment, reason = 'opted_out', error_code = code, version = m.version + 1,
         updated_at = now()
   where m.id = message_id and m.status = 'sending'
  returning m.* into gone;
  if not found then
    return;
  end if;
  perform leave_alone(jsonb_build_array(jsonb_build_object('phone', gone.phone, 'message_id', gone.id)), moment, actor);
  perform tell_contacts('recall-failed', array[message_id], actor);
end $$;

-- What was claimed and not handed in after all: it has lost nothing but time.
create function give_back(message_id uuid) returns void
  language sql volatile
begin atomic
  update message m
     set status = 'queued', phone = null, text = null, sending_at = null, version = m.version + 1, updated_at = now()
   where m.id = message_id and m.status = 'sending';
end;

-- Of what has gone nobody knows where, nobody has heard for a day: it is not sent again.
create function give_up_unconfirmed(since timestamptz, most integer, actor text) returns integer
  language plpgsql volatile as $$
declare
  lost uuid[];
begin
  with given_up as (
    update message m
       set status = 'failed', reason = 'unconfirmed', version = m.version + 1, updated_at = now()
     where m.id in (select q.id from message q where q.status = 'sending' and q.sending_at <= since
                     order by q.number limit most for update skip locked)
    returning m.id)
  select array_agg(id) into lost from given_up;
  perform tell_contacts('recall-failed', lost, actor);
  return coalesce(cardinality(lost), 0);
end $$;
