-- What identifies an authority in the records that carry its heading: whose number its 001 is (003), and the address of the
-- person or thing itself.
alter table authorities.authority add agency text, add thing text;
