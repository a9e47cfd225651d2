-- Accounts and payment types are told of, like everything else that a clinic has.

-- Tells what happened to one of them, as the row of its table that the caller has just written, in the same statement.
create function tell_kept(what text, change text, about text, kept jsonb, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  values (uuid_v7(), (kept ->> 'clinic_id')::uuid, 'payments', what, kept ->> 'id', what || '-' || change,
          (kept ->> 'version')::bigint, actor, traceparent,
          jsonb_build_object('change', change, about,
            kept || jsonb_build_object('created_at', utc((kept ->> 'created_at')::timestamptz),
                                       'updated_at', utc((kept ->> 'updated_at')::timestamptz),
                                       'deleted_at', utc((kept ->> 'deleted_at')::timestamptz))));
end;

create function tell_account(change text, kept jsonb, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  select tell_kept('account', change, 'account', kept, actor, traceparent);
end;

create function tell_payment_type(change text, kept jsonb, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  select tell_kept('payment-type', change, 'payment_type', kept, actor, traceparent);
end;

-- What every clinic starts with is told when it has it.
create function open_accounts(clinic uuid, tongue text, actor text) returns void
  language sql volatile
begin atomic
  select open_accounts(clinic, tongue);
  select tell_account('created', to_jsonb(a), actor, null) from account a where a.clinic_id = clinic order by a.number;
  select tell_payment_type('created', to_jsonb(t), actor, null)
    from payment_type t where t.clinic_id = clinic order by t.number;
end;

create or replace function hear_clinics(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into clinic as known (clinic_id, name, time_zone, currency, language, version)
  select n.clinic_id, n.state ->> 'name', n.state ->> 'time_zone', n.state ->> 'currency', n.state ->> 'language', n.version
    from newest(news, 'clinic') n
      on conflict (clinic_id) do update
     set name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency, language = excluded.language,
         version = excluded.version
   where known.version < excluded.version;
  select open_accounts(c.clinic_id, c.language, actor) from clinic c
   where not exists (select from account a where a.clinic_id = c.clinic_id);
end;

-- Nobody has been told of those that are there already.
select tell_account('created', to_jsonb(a), 'system:payment-service', null) from account a order by a.number;
select tell_payment_type('created', to_jsonb(t), 'system:payment-service', null) from payment_type t order by t.number;

-- What follows from the topics alone, so that it can be had from them once more.
comment on table clinic is 'copy';
comment on table patient is 'copy';
comment on table treatment_plan is 'copy';
