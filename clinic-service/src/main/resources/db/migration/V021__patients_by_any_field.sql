-- A rut, or any other code, as it is compared: however it is punctuated and whatever zeros are before it. Null for none.
create function code_form(code text) returns text
  language sql immutable parallel safe
  return nullif(ltrim(regexp_replace(search_form(code), '[^[:alnum:]]', '', 'g'), '0'), '');

-- Of two records with one rut in two spellings the newer keeps it among its other ids, until the two are merged.
update patient p
   set national_ids = p.national_ids - 'rut'
                   || jsonb_build_object('other', concat_ws(' ', p.national_ids ->> 'other', p.national_ids ->> 'rut')),
       version = p.version + 1, updated_at = now()
 where p.national_ids ? 'rut'
   and exists (select from patient e
                where e.clinic_id = p.clinic_id and e.national_ids ? 'rut' and e.number < p.number
                  and code_form(e.national_ids ->> 'rut') = code_form(p.national_ids ->> 'rut'));
drop index patient_by_rut;
create unique index patient_by_rut on patient (clinic_id, code_form(national_ids ->> 'rut')) where national_ids ? 'rut';

-- As before, with a rut as it is compared.
create or replace function patients_known_as(other_id text, ids jsonb) returns setof uuid
  language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select id from patient where clinic_id = current_clinic() and external_id = other_id
    union
    select id from patient where clinic_id = current_clinic() and national_ids ? 'dui' and national_ids ->> 'dui' = ids ->> 'dui'
    union
    select id from patient
     where clinic_id = current_clinic() and national_ids ? 'rut' and code_form(national_ids ->> 'rut') = code_form(ids ->> 'rut')
    union
    select id from patient
     where clinic_id = current_clinic() and national_ids ? 'fiscal_code' and national_ids ->> 'fiscal_code' = ids ->> 'fiscal_code';
  end;

-- Whoever keeps in step asks for those who were registered since a day.
create index patient_by_registration on patient (clinic_id, created_at);

-- The document that a clinic goes by where it shows but one; NationalIds has the same order.
create function document_of(ids jsonb) returns text
  language sql immutable parallel safe
  return coalesce(ids ->> 'rut', ids ->> 'dui', ids ->> 'fiscal_code', ids ->> 'passport', ids ->> 'other');

-- What has to be true of a patient for one thing that is asked, as SQL: a field by its name in PatientField, a comparison and a
-- value. Text is compared as a search compares it, and none is as good as empty text; a phone is any of the patient's, with the
-- country's code or without; a moment is its day by the clock of the zone. Whatever the search text has is looked for there
-- first, since that has an index.
create function patient_condition(field text, comparison text, value text, zone text) returns text
  language plpgsql stable parallel safe as $$
declare
  operator constant text := case comparison
      when 'equal' then '=' when 'not_equal' then '<>' when 'more' then '>' when 'at_least' then '>='
      when 'less' then '<' when 'at_most' then '<=' when 'contains' then 'like' end;
  digits   constant text := ltrim(regexp_replace(value, '\D', '', 'g'), '0');
  words    text := search_form(value);
  subject  text := format('coalesce(search_form(%I), '''')', field);
  begins   text;
  ends     text;
  pattern  text;
begin
  case field
    when 'number' then
      return format('number %s %L::bigint', operator, value);
    when 'in_use' then
      return format('(archived_at is null) %s %L::boolean', operator, value);
    when 'date_of_birth' then
      return format('date_of_birth %s %L::date', case comparison when 'not_equal' then 'is distinct from' else operator end, value);
    when 'registered_on', 'archived_on' then
      subject := case field when 'registered_on' then 'created_at' else 'archived_at' end;
      begins  := format('%L::timestamptz', value::date::timestamp at time zone zone);
      ends    := format('%L::timestamptz', (value::date + 1)::timestamp at time zone zone);
      return case comparison
          when 'equal'     then format('(%1$s >= %2$s and %1$s < %3$s)', subject, begins, ends)
          when 'not_equal' then format('(%1$s >= %2$s and %1$s < %3$s) is not true', subject, begins, ends)
          when 'more'      then format('%s >= %s', subject, ends)
          when 'at_least'  then format('%s >= %s', subject, begins)
          when 'less'      then format('%s < %s', subject, begins)
          when 'at_most'   then format('%s < %s', subject, ends) end;
    when 'phone' then
      if comparison not in ('equal', 'not_equal', 'contains') then
        return format('coalesce(phone, '''') %s %L', operator, value);
      elsif digits = '' then
        return case comparison when 'equal' then 'phone is null' when 'not_equal' then 'phone is not null' else 'true' end;
      end if;
      return format('(search_text like %L and exists (select from jsonb_array_elements(phones) p where p ->> ''phone'' ~ %L))',
                    '%' || digits || '%',
                    case when comparison = 'contains' then digits
                         when value ~ '^\s*(\+|00)' then '^\+' || digits || '$'
                         else '^\+\d{0,3}' || digits || '$' end)
             || case comparison when 'not_equal' then ' is not true' else '' end;
    when 'document' then
      subject := 'coalesce(code_form(document_of(national_ids)), '''')';
      words   := coalesce(code_form(value), '');
    else
      null;
  end case;
  pattern := '%' || regexp_replace(words, '[\\%_]', '\\\&', 'g') || '%';
  return format('(%s %s %L)', subject, operator, case comparison when 'contains' then pattern else words end)
      || case when words <> '' and comparison in ('equal', 'contains')
                   and field in ('first_name', 'last_name', 'social_name', 'email', 'chart_number', 'document')
              then format(' and search_text like %L', pattern) else '' end;
end $$;
revoke all on function patient_condition from public;

-- The numbers of the current clinic's patients of whom all is true that is asked: so many of them beyond a number, upwards or
-- downwards. Whoever was merged or erased is none of them. Runs as the owner for the same reason as find_patients: row-level
-- security would turn indexes off. What the policy says is said here.
create function filter_patients(asked jsonb, beyond bigint, backwards boolean, most integer) returns bigint[]
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  set jit = off as $$
declare
  own        constant uuid := current_clinic();
  zone       constant text := (select c.time_zone from clinic c where c.id = own);
  conditions text;
  found      bigint[];
begin
  select string_agg(' and ' || patient_condition(c.field, c.comparison, c.value, zone), '') into conditions
    from jsonb_to_recordset(asked) as c (field text, comparison text, value text);
  execute 'select array(select number from patient where clinic_id = $1 and merged_into is null and erased_at is null'
          || case when beyond is null then '' when backwards then ' and number < $2' else ' and number > $2' end
          || coalesce(conditions, '') || ' order by number' || case when backwards then ' desc' else '' end || ' limit $3)'
     into found using own, beyond, most;
  return found;
end $$;
revoke all on function filter_patients from public;
grant execute on function filter_patients to ${app};
