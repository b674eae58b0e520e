-- How patrons are written to.
create view patrons.notice_patron_view as
  select p.id, p.name, coalesce(nullif(p.preferred_name, ''), nullif(p.given_name, ''), p.name) as given_name, p.email, p.phone,
    p.language, p.active and p.deleted_at is null as active, p.branch_id, p.category_code, p.expires, c.barcode as card,
    coalesce((select concat_ws(e'\n', nullif(a.street, ''), nullif(concat_ws(' ', nullif(a.postcode, ''), nullif(a.city, '')), ''),
        nullif(a.region, ''), nullif(a.country, ''))
      from patrons.address a where a.patron_id = p.id and a.mailing), p.address) as address
  from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active';
