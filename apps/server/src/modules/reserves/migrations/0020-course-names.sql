-- What other modules may join in SQL: how courses are called.
create view reserves.course_name_view as select id, code, name from reserves.course;
