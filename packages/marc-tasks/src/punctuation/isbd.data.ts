/**
 * The marks of ISBD that lead over to a subfield (ISBD A.3; MARC 21 Appendix on punctuation): `TAG CODE MARK`, and `TAG CODE+ MARK`
 * for one that repeats. A mark that is a blank with something behind it stands apart from the text. Subfields that are not here get no mark.
 */
export const isbdMarks = `
245 b  :
245 c  /
245 n .
245 p .
245 np ,
245 f ,
245 g ,
245 k  :
245 s .
246 b  :
246 n .
246 p .
246 np ,
247 b  :
250 b  /
254 b  /
255 b  ;
255 c  ;
255 d .
260 b  :
260 c ,
260 a+  ;
260 b+  :
264 b  :
264 c ,
264 a+  ;
264 b+  :
300 b  :
300 c  ;
300 e  +
300 a+ ,
490 v  ;
490 x ,
490 l ,
`

/** Fields of the description, whose areas ISBD ends with a full stop: all but those that end in a bracket or a date that is open. */
export const endedTags = ['245', '250', '254', '255', '260', '264', '310', '321', '362']

/** Subfields that are no text of the field: links, sources, numbers of records, institutions. */
export const controlCodes = '0124568'
