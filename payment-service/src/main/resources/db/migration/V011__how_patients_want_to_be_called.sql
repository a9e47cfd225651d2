-- How patients want to be called, as payments show them. What was heard before was heard without it: once more.
alter table patient add column social_name varchar;
delete from heard_partition where topic = 'patients';
delete from inbox;

alter function hear_patients(jsonb, text) rename to hear_patients_with_their_money;
create function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
begin
  perform hear_patients_with_their_money(news, actor);
  update patient p
     set social_name = e.data #>> '{patient,social_name}'
    from (select distinct on (e.subject) e.*
            from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
           order by e.subject, e.sequence desc, e.data is null) e
   where p.id = e.subject and p.version = e.sequence
     and p.social_name is distinct from e.data #>> '{patient,social_name}';
end $$;
