-- Who is told what a patron is told, and on which days.
create view patrons.notice_proxy_view as
  select x.id, x.patron_id, p.id as proxy_id, p.name, p.email, x.starts, x.ends
  from patrons.proxy x join patrons.patron p on p.id = x.proxy_id
  where x.ended_at is null and 'notices' = any (x.rights) and p.active and p.deleted_at is null and p.email <> '';
