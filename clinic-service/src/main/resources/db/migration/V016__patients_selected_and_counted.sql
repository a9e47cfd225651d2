-- What has to be true of a patient for all that is asked, as SQL in which $1 is the clinic: for the functions below, which
-- look without row-level security.
create function patients_asked_for(asked jsonb) returns text
  language sql stable parallel safe
  return (select coalesce(string_agg(' and (' || case name
      when 'last_name'    then format('search_text like %L and search_form(last_name) like %L', in_any_word, in_itself)
      when 'first_name'   then format('search_text like %L and search_form(first_name) like %L', in_any_word, in_itself)
      when 'chart_number' then format('search_text like %L and search_form(chart_number) like %L', in_any_word, in_itself)
      when 'ssn'          then format('search_text like %L and search_form(national_ids ->> ''ssn'') like %L', in_any_word, in_itself)
      when 'fiscal_code'  then format('search_text like %L and lower(regexp_replace(national_ids ->> ''fiscal_code'','
                                      ' ''[^[:alnum:]]'', '''', ''g'')) = %L', '% ' || code || '%', code)
      when 'email'        then format('search_text like %L and search_form(email) like %1$L', '%' || pattern || '%')
      when 'email_is'     then format('search_text like %L and lower(email) = lower(%L)', '%' || pattern || '%', value)
      when 'phone'        then format('search_text like %L and exists (select from jsonb_array_elements(phones) p'
                                      ' where p ->> ''phone'' like %1$L)', '%' || pattern || '%')
      when 'phone_is'     then format('search_text like %L and phones @> %L::jsonb',
                                      '% ' || digits || '%', jsonb_build_array(jsonb_build_object('phone', '+' || digits)))
      when 'phone_begins' then format('search_text like %L and exists (select from jsonb_array_elements(phones) p'
                                      ' where p ->> ''phone'' like %L)', '% ' || digits || '%', '+' || digits || '%')
      when 'phone_ends'   then format('search_text like %L and exists (select from jsonb_array_elements(phones) p'
                                      ' where p ->> ''phone'' like %L)', '%' || digits || '%', '%' || digits)
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
      when 'in_use'       then 'archived_at is null'
      when 'archived'     then 'archived_at is not null'
      when 'status'       then format('archived_at is null and status = %L', value)
      when 'not_inactive' then 'archived_at is not null or status <> ''inactive'''
      when 'not_archived' then 'archived_at is null and status <> ''deceased'''
      when 'gender'       then case value when 'unknown' then 'gender is null' else format('gender = %L', value) end
      when 'marital_status' then case value when 'single' then 'marital_status is null or marital_status = ''single'''
          else format('marital_status = %L', value) end
      when 'anywhere'     then 'true'
    end || ')', ''), '')
    from (select name, value, pattern, regexp_replace(value, '\D', '', 'g') as digits,
                 lower(regexp_replace(value, '[^[:alnum:]]', '', 'g')) as code,
                 '%' || case when asked ? 'anywhere' then '' else ' ' end || pattern || '%' as in_any_word,
                 case when asked ? 'anywhere' then '%' else '' end || pattern || '%' as in_itself
            from jsonb_each_text(asked) as criterion (name, value),
                 lateral (select regexp_replace(search_form(value), '[\\%_]', '\\\&', 'g') as pattern) compared) criteria);
revoke all on function patients_asked_for from public;

-- As before, with more that may be asked for.
create or replace function select_patients(asked jsonb, most integer, skip bigint) returns bigint[]
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  set jit = off as $$
declare
  found bigint[];
begin
  execute 'select array(select number from patient where clinic_id = $1 and merged_into is null and erased_at is null'
          || patients_asked_for(asked) || ' order by number limit $2 offset $3)'
     into found using current_clinic(), most, skip;
  return found;
end $$;

-- The same and how many there are in all, for lists that always tell. Whoever asks for something in particular is told by one
-- look at those of whom it is true; all of a clinic's patients are counted in an index of their own.
create function select_and_count_patients(asked jsonb, most integer, skip bigint, out numbers bigint[], out total bigint)
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  set jit = off as $$
declare
  clinic     constant uuid := current_clinic();
  conditions constant text := ' from patient where clinic_id = $1 and merged_into is null and erased_at is null'
                              || patients_asked_for(asked);
begin
  if asked - 'in_use' = '{}' then
    execute 'select array(select number' || conditions || ' order by number limit $2 offset $3), (select count(*)' || conditions || ')'
       into numbers, total using clinic, most, skip;
  else
    execute 'with asked_for as materialized (select number' || conditions || ')'
            ' select array(select number from asked_for order by number limit $2 offset $3), (select count(*) from asked_for)'
       into numbers, total using clinic, most, skip;
  end if;
end $$;
revoke all on function select_and_count_patients from public;
grant execute on function select_and_count_patients to ${app};

create index patient_in_use on patient (clinic_id, number)
  where archived_at is null and merged_into is null and erased_at is null;
