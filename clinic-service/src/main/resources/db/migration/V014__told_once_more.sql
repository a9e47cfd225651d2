-- The others now keep who pays for a patient, who treats the patient, and what the patient is let off. Nobody told them of
-- those who were there before: each such patient is told once more.
with changed as (
  update patient p
     set version = p.version + 1, updated_at = now()
   where num_nonnulls(p.guarantor_id, p.operator_id, p.default_discount) > 0 and p.erased_at is null
  returning p as patient)
insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
select uuidv7(), (patient).clinic_id, 'patients', 'patient', (patient).id, 'patient-updated', (patient).version,
       'system:clinic-service', jsonb_build_object('patient', patient_state(patient))
  from changed
 order by (patient).id;
