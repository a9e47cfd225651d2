-- How a clinic wants its treatment plans is told of, like everything else that it says. Version 0: nothing was said yet.
alter table treatment_settings add column version bigint not null default 1;
alter table treatment_settings alter column version set default 0;
grant update (version) on treatment_settings to ${app};

-- To be called when the row is written, by a statement of its own.
create function tell_settings(actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuid_v7(), s.clinic_id, 'treatments', 'treatment-settings', s.clinic_id, 'treatment-settings-updated', s.version, actor,
         traceparent,
         jsonb_build_object('treatment_settings',
           to_jsonb(s) || jsonb_build_object('id', s.clinic_id, 'updated_at', utc(s.updated_at)))
    from treatment_settings s
   where s.clinic_id = current_clinic();
end;

-- Nobody has been told of those that were made before.
insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
select uuid_v7(), s.clinic_id, 'treatments', 'treatment-settings', s.clinic_id, 'treatment-settings-updated', s.version,
       'system:treatment-service',
       jsonb_build_object('treatment_settings',
         to_jsonb(s) || jsonb_build_object('id', s.clinic_id, 'updated_at', utc(s.updated_at)))
  from treatment_settings s;

-- Why something is done is nobody else's business: the diagnosis stays here.
create or replace function procedure_state(what procedure) returns jsonb
  language sql stable parallel safe
  return to_jsonb(what) - array['code_key', 'device_identifier', 'diagnosis']
      || jsonb_build_object('created_at', utc(what.created_at), 'updated_at', utc(what.updated_at),
                            'done_at', utc(what.done_at), 'deleted_at', utc(what.deleted_at));

-- What follows from the topics alone, so that it can be had from them once more.
comment on table clinic is 'copy';
comment on table patient is 'copy';
comment on table operator is 'copy';
comment on table branch is 'copy';
comment on table appointment is 'copy';
comment on table payment_plan is 'copy';
comment on table definition is 'copy';
