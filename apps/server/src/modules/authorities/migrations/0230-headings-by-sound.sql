-- How the first two words of a heading sound, roughly, by their consonants: one form for “dostoyevsky fyodor”, “dostoevskii
-- fedor” and “dostojewski fjodor”. It finds what was written by ear or from another script; letters decide afterwards.
create function authorities.sound(key text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(regexp_replace(
      translate(replace(replace(replace(replace(replace(
        substring(key from '^\S+(?: \S+)?'), 'ph', 'f'), 'sch', 's'), 'sh', 's'), 'dt', 't'), 'x', 'ks'), 'cqzwyj', 'kksvii'),
      '(\S)[aeiouh]+', '\1', 'g'), '(.)\1+', '\1', 'g');

create index heading_sound on authorities.heading (authorities.sound(key));
