-- Apps and their webhooks are told of, like everything else that a clinic has.
alter table connected_app
  add column id      uuid   not null default uuidv7(),
  add column version bigint not null default 1;
create unique index connected_app_by_id on connected_app (clinic_id, id);
grant update (version) on connected_app to ${app};

-- The functions below are to be called when the rows are written, by a statement of their own.

create function tell_app(name text, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuidv7(), a.clinic_id, 'appointments', 'connected-app', a.id, 'connected-app-updated', a.version, actor, traceparent,
         jsonb_build_object('connected_app', jsonb_build_object(
           'id', a.id, 'number', a.number, 'clinic_id', a.clinic_id, 'app', a.app, 'status', a.status,
           'status_since', utc(a.status_since),
           'ui_elements', (select coalesce(jsonb_agg(e.name order by e.name), '[]')
                             from app_ui_element e where e.clinic_id = a.clinic_id and e.app = a.app),
           'version', a.version, 'created_at', utc(a.created_at), 'updated_at', utc(a.updated_at)))
    from connected_app a
   where a.app = name;
end;

-- Of one that is about to be deleted as of one that is there: with its last version and one more.
create function tell_app_webhook(change text, webhook uuid, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuidv7(), w.clinic_id, 'appointments', 'app-webhook', w.id, 'app-webhook-' || change, v.version, actor,
         traceparent,
         jsonb_build_object('change', change, 'app_webhook', jsonb_build_object(
           'id', w.id, 'number', w.number, 'clinic_id', w.clinic_id, 'app', w.app,
           'host', substring(w.url from '^[^:]+://([^/?#]+)'), 'events', to_jsonb(w.events), 'status', w.status,
           'pause_reason', w.pause_reason, 'version', v.version, 'created_at', utc(w.created_at),
           'updated_at', utc(w.updated_at)))
    from app_webhook w,
         lateral (select w.version + case change when 'deleted' then 1 else 0 end as version) v
   where w.id = webhook;
end;

-- A webhook that is given up, or whose key was revoked, was paused by nobody who asked for it: that is told as well.
alter function claim_app_delivery(uuid, uuid, uuid, timestamptz, timestamptz, integer) rename to take_app_delivery;
create function claim_app_delivery(webhook uuid, delivery uuid, attempt_id uuid, moment timestamptz, over_by timestamptz, most integer)
  returns table (url varchar, archive bigint, failures integer, events jsonb)
  language plpgsql volatile as $$
begin
  return query select * from take_app_delivery(webhook, delivery, attempt_id, moment, over_by, most);
  if not found then
    perform tell_app_webhook('updated', w.id, 'system:webhooks', null)
       from app_webhook w
      where w.id = webhook and w.pause_reason = 'revoked' and w.updated_at = moment;
  end if;
end $$;

alter function settle_app_delivery(uuid, uuid, boolean, integer, text, timestamptz, timestamptz, timestamptz)
  rename to close_app_delivery;
create function settle_app_delivery(webhook uuid, attempt_id uuid, taken boolean, answered integer, why text, moment timestamptz,
                                    again timestamptz, given_up_since timestamptz)
  returns table (more boolean, paused boolean)
  language plpgsql volatile as $$
begin
  return query select * from close_app_delivery(webhook, attempt_id, taken, answered, why, moment, again, given_up_since);
  perform tell_app_webhook('updated', w.id, 'system:webhooks', null)
     from app_webhook w
    where w.id = webhook and w.pause_reason = 'failing' and w.updated_at = moment;
end $$;

-- What follows from the topics alone, so that it can be had from them once more.
comment on table treatment_plan is 'copy';
