-- Forms are written only together with their record, many at once: looking each record up again would cost a load dear.
alter table authorities.authority_form drop constraint authority_form_authority_id_fkey;
