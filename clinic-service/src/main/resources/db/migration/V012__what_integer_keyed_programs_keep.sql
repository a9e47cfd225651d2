-- What practices that come from other software have always kept: who else treats a patient, where, how the account is
-- billed, and how the patient wants to be reached.
alter table patient
  add column second_operator_id uuid,
  add column branch_id          uuid,
  add column billing_type_id    uuid,
  add column billing_note       varchar check (length(billing_note) between 1 and 10000),
  add column first_visit_on     date,
  add column confirm_by         varchar check (confirm_by in ('do_not_call', 'home_phone', 'work_phone', 'mobile_phone',
                                                              'email', 'see_notes', 'mail', 'text_message')),
  add column contact_by         varchar check (contact_by in ('do_not_call', 'home_phone', 'work_phone', 'mobile_phone',
                                                              'email', 'see_notes', 'mail', 'text_message')),
  add column recall_by          varchar check (recall_by in ('do_not_call', 'home_phone', 'work_phone', 'mobile_phone',
                                                             'email', 'see_notes', 'mail', 'text_message')),
  -- That there was no refusal is no consent.
  add column sms_consented      boolean not null default false,
  add foreign key (clinic_id, second_operator_id) references operator (clinic_id, id),
  add foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  add foreign key (clinic_id, billing_type_id) references definition (clinic_id, id);
grant update (second_operator_id, branch_id, billing_type_id, billing_note, first_visit_on, confirm_by, contact_by,
              recall_by, sms_consented) on patient to ${app};
create index patient_by_birth on patient (clinic_id, date_of_birth) where date_of_birth is not null;

alter table operator
  add column middle_name          varchar check (middle_name <> ''),
  add column suffix               varchar check (suffix <> ''),
  add column social_name          varchar check (social_name <> ''),
  add column ssn                  varchar check (ssn <> ''),
  add column national_provider_id varchar check (national_provider_id <> ''),
  add column date_of_birth        date,
  add column scheduling_note      varchar check (scheduling_note <> '');
grant update (middle_name, suffix, social_name, ssn, national_provider_id, date_of_birth, scheduling_note) on operator to ${app};

alter table branch
  add column abbreviation    varchar check (abbreviation <> ''),
  add column address_line2   varchar check (address_line2 <> ''),
  add column province        varchar check (province <> ''),
  add column postcode        varchar check (postcode <> ''),
  add column billing_address jsonb   check (jsonb_typeof(billing_address) = 'object'),
  add column pay_to_address  jsonb   check (jsonb_typeof(pay_to_address) = 'object');
grant update (abbreviation, address_line2, province, postcode, billing_address, pay_to_address) on branch to ${app};

-- The moment that a clock of a zone showed: the first of the two, where it showed that twice in one night. Whoever asks for
-- what has changed since then misses nothing.
create function earliest(shown timestamp, zone text) returns timestamptz
  language sql stable parallel safe
  return least(shown at time zone zone, (shown - interval '1 hour') at time zone zone + interval '1 hour');

-- The numbers of the current clinic's patients of whom all is true that is asked for, in their order. Text is compared as
-- a search compares it: from its beginning, or anywhere in it if that is asked for.
--
-- Runs as the owner for the same reason as find_patients: row-level security would turn the trigram index off. What the
-- policy says is said here. Whoever was merged or erased is none of those who are asked for.
create function select_patients(asked jsonb, most integer, skip bigint) returns bigint[]
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  set jit = off as $$
declare
  clinic     constant uuid    := current_clinic();
  anywhere   constant boolean := asked ? 'anywhere';
  conditions text;
  found      bigint[];
begin
  select string_agg(' and (' || case name
      when 'last_name'    then format('search_text like %L and search_form(last_name) like %L', in_any_word, in_itself)
      when 'first_name'   then format('search_text like %L and search_form(first_name) like %L', in_any_word, in_itself)
      when 'chart_number' then format('search_text like %L and search_form(chart_number) like %L', in_any_word, in_itself)
      when 'ssn'          then format('search_text like %L and search_form(national_ids ->> ''ssn'') like %L', in_any_word, in_itself)
      when 'email'        then format('search_text like %L and search_form(email) like %1$L', '%' || pattern || '%')
      when 'phone'        then format('search_text like %L and exists (select from jsonb_array_elements(phones) p'
                                      ' where p ->> ''phone'' like %1$L)', '%' || pattern || '%')
      when 'address'      then format('search_form(address) like %L', in_itself)
      when 'city'         then format('search_form(city) like %L', in_itself)
      when 'province'     then format('search_form(province) like %L', in_itself)
      when 'country'      then format('search_form(country) like %L', in_itself)
      when 'born_on'      then format('date_of_birth = %L::date', value)
      when 'born'         then 'date_of_birth is null'
      when 'changed_since' then format('updated_at >= (select earliest(%L::timestamp, time_zone) from clinic where id = $1)', value)
      when 'operator'     then case value when '0' then 'operator_id is null'
          else format('operator_id = (select id from operator where clinic_id = $1 and number = %L::bigint)', value) end
      when 'branches'     then format('branch_id in (select id from branch where clinic_id = $1 and number = any(%L::bigint[]))'
                                      ' or branch_id is null and 0 = any(%1$L::bigint[])', value)
      when 'branch_name'  then format('branch_id in (select id from branch where clinic_id = $1'
                                      ' and search_form(coalesce(abbreviation, name)) like %L)', in_itself)
      when 'guarantor'    then format('guarantor_id = (select id from patient where clinic_id = $1 and number = %L::bigint)'
                                      ' or guarantor_id is null and number = %1$L::bigint', value)
      when 'guarantors'   then 'guarantor_id is null or guarantor_id = id'
      when 'archived'     then 'archived_at is not null'
      when 'status'       then format('archived_at is null and status = %L', value)
      when 'not_inactive' then 'archived_at is not null or status <> ''inactive'''
      when 'not_archived' then 'archived_at is null and status <> ''deceased'''
      when 'gender'       then case value when 'unknown' then 'gender is null' else format('gender = %L', value) end
      when 'marital_status' then case value when 'single' then 'marital_status is null or marital_status = ''single'''
          else format('marital_status = %L', value) end
      when 'anywhere'     then 'true'
    end || ')', '')
    into conditions
    from (select name, value, pattern,
                 '%' || case when anywhere then '' else ' ' end || pattern || '%' as in_any_word,
                 case when anywhere then '%' else '' end || pattern || '%' as in_itself
            from jsonb_each_text(asked) as criterion (name, value),
                 lateral (select regexp_replace(search_form(value), '[\\%_]', '\\\&', 'g') as pattern) compared) criteria;

  execute 'select array(select number from patient where clinic_id = $1 and merged_into is null and erased_at is null'
          || coalesce(conditions, '') || ' order by number limit $2 offset $3)'
     into found using clinic, most, skip;
  return found;
end $$;
revoke all on function select_patients from public;
grant execute on function select_patients to ${app};

-- What an import tells of a patient is what everybody else tells.
create or replace function patient_state(patient patient) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object(
      'id', patient.id, 'number', patient.number, 'clinic_id', patient.clinic_id,
      'first_name', patient.first_name, 'last_name', patient.last_name, 'social_name', patient.social_name,
      'phone', patient.phone, 'phones', patient.phones, 'email', patient.email, 'language', patient.language,
      'default_discount', patient.default_discount, 'guarantor_id', patient.guarantor_id,
      'operator_id', patient.operator_id,
      'recall_opted_out', patient.recall_opted_out, 'archived_at', utc(patient.archived_at),
      'merged_into', patient.merged_into, 'erased_at', utc(patient.erased_at), 'version', patient.version,
      'created_at', utc(patient.created_at), 'updated_at', utc(patient.updated_at));
