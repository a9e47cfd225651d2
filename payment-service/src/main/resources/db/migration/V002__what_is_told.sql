-- An id as the application makes them: UUIDv7, milliseconds first.
create function uuid_v7() returns uuid
  language sql volatile parallel safe
  return encode(set_bit(set_bit(overlay(
           uuid_send(gen_random_uuid())
           placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
           52, 1), 53, 1), 'hex')::uuid;

-- Tells what happened to a plan, as its row is now. To be called when the row is written, by a statement of its own: what it
-- tells is what a new snapshot shows, and the outbox has one plan's events in their order, since its row is locked by then.
create function tell_plan(what text, plan uuid, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuid_v7(), p.clinic_id, 'payments', 'payment-plan', p.id, what, p.version, actor, traceparent,
         jsonb_build_object('payment_plan', payment_plan_state(p))
    from payment_plan p
   where p.id = plan;
end;
