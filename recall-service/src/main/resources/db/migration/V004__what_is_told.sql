-- How events show a row: every column by its name, times in UTC. No words to the patient, no phone: those stay here.
create function utc(moment timestamptz) returns text
  language sql stable parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- An id as the application makes them: UUIDv7, milliseconds first.
create function uuid_v7() returns uuid
  language sql volatile parallel safe
  return encode(set_bit(set_bit(overlay(
           uuid_send(gen_random_uuid())
           placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
           52, 1), 53, 1), 'hex')::uuid;

create function recall_campaign_state(campaign campaign) returns jsonb
  language sql stable parallel safe
  return to_jsonb(campaign) - 'procedure_key'
      || jsonb_build_object('created_at', utc(campaign.created_at), 'updated_at', utc(campaign.updated_at));

create function recall_contact_state(contact message) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object(
           'id', contact.id, 'number', contact.number, 'clinic_id', contact.clinic_id, 'campaign_id', contact.campaign_id,
           'patient_id', contact.patient_id, 'night', contact.night, 'last_visit_on', contact.last_visit_on,
           'status', contact.status, 'reason', contact.reason, 'error_code', contact.error_code,
           'due_at', utc(contact.due_at), 'sent_at', utc(contact.sent_at), 'delivered_at', utc(contact.delivered_at),
           'read_at', utc(contact.read_at), 'responded_at', utc(contact.responded_at),
           'opted_out_at', utc(contact.opted_out_at), 'version', contact.version);

-- The functions below are to be called when the rows are written, by a statement of their own: what they tell is what a new
-- snapshot shows, and the outbox has one aggregate's events in their order, since its row is locked by then.

create function tell_campaign(what text, campaign_id uuid, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuid_v7(), c.clinic_id, 'recalls', 'recall-campaign', c.id, what, c.version, actor, traceparent,
         jsonb_build_object('recall_campaign', recall_campaign_state(c))
    from campaign c
   where c.id = campaign_id;
end;

-- Tells the same of several contacts; messages of other kinds are nobody else's business.
create function tell_contacts(what text, contacts uuid[], actor text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
  select uuid_v7(), m.clinic_id, 'recalls', 'recall-contact', m.id, what, m.version, actor,
         jsonb_build_object('recall_contact', recall_contact_state(m))
    from message m
   where m.id = any(contacts) and m.kind = 'recall'
   order by m.number;
end;
