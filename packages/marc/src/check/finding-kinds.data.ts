/**
 * Every kind of finding of `checkRecord`, as `ruleList` reads it: `= group`, then `CODE SEVERITY name | why it matters, and what
 * to do`. Codes are never renamed: libraries switch them off and count them by name.
 */
export const findingKinds = `
= Leader and structure
leader-type error Type of record unknown | Without a type (leader/06) no program knows what the rest of the record means: choose one.
leader-status warning Record status unknown | Programs that load records decide by leader/05 whether to add, change or delete: set n, c, d, p or a.
leader-level warning Bibliographic level unknown | Leader/07 decides which fields are read as those of a serial or a book: set m, s, i, a, b, c or d.
leader-encoding warning Character coding unknown | Leader/09 says how the letters are stored: "a" for Unicode, blank for MARC-8.
leader-encoding-level warning Encoding level unknown | Leader/17 says how complete the record is, and other libraries overlay records by it.
leader-control warning Type of control unknown | Leader/08 is blank or "a" for archival control.
leader-form warning Form of description unknown | Leader/18 tells which rules and which punctuation the record follows.
leader-multipart warning Multipart level unknown | Leader/19 is blank, a, b or c.
leader-counts warning Counts in the leader wrong | Positions 10 and 11 are always 22 in MARC 21.
leader-map warning Directory map in the leader wrong | Positions 20 to 23 are always 4500 in MARC 21.
tag-damaged error Tag damaged | The three characters are no tag, so no program finds the field: give it the right one, or delete it.
tag-reserved error Tag 000 | This tag stands for the leader and cannot be that of a field.
tag-not-numeric warning Tag with letters | Only the system that it came from understands it: delete it or move its text to a field of MARC 21.
tag-undefined warning Tag not in MARC 21 | The format has no such field, so its text is neither shown nor found: look for a slip of a figure.
tag-obsolete info Field of former times | The format once had this field and now has another for its content.
indicator-count error Not two indicators | Everything behind the wrong number of indicators is read a place too early or too late.
indicator-invalid error Indicator that is none | Indicators are a blank, a figure or a small letter.
indicator-undefined warning Indicator value not defined | The value means nothing in this field, and programs will guess: choose one that is defined.
subfield-code-missing error Subfield without a code | A delimiter stands before a blank; give the subfield its code.
subfield-code-invalid error Subfield code that is none | Codes are one figure or small letter.
subfield-code-unusual warning Unusual subfield code | Capital letters and signs are for local use and mean nothing elsewhere.
subfield-undefined warning Subfield not in MARC 21 | The field has no such subfield, so its text is neither shown nor found: look for the wrong code.
subfield-repeated warning Subfield repeated | The subfield may stand once; most programs read the first and lose the others.
subfield-empty warning Subfield without text | It says nothing; delete it or fill it in.
text-before-subfield error Text before the first subfield | No program shows text that stands before the first code: put $a before it.
field-empty warning Field without text | It says nothing; delete it or fill it in.
field-missing error Field missing that every record has | Without it the record cannot be found or understood: supply it.
field-usual info Field missing that full records have | Leader/17 says that the record is complete; supply the field or lower the level.
field-repeated error Field repeated | The field may stand once; most programs read the first and lose the others.
main-entry-repeated error More than one main entry | A record has one 1XX; make the others added entries (7XX).
title-missing error Title without text | 245 needs $a, or $k, $f or $g in its place: it is what people see first.
control-field-subfields error Control field with subfields | 001 to 009 are plain text without indicators and subfields.
fixed-field-length error Fixed field of the wrong length | Every position behind the missing or extra one is misread: find where it slipped.
time-invalid warning Time of the last change invalid | 005 is year, month, day, hour, minute and second, then ".0".
position-undefined warning Value of a position not defined | The position of 006, 007 or 008 has a value that means nothing there; filters and icons rely on it.
= Encoding and letters
encoding-not-utf8 error Not in UTF-8 as the leader says | Letters with diacritics are lost in every program that believes the leader: convert the record.
encoding-not-marc8 warning Not in MARC-8 as the leader says | The text is Unicode: set leader/09 to "a".
utf8-invalid error Bytes that are not UTF-8 | The letters cannot be told any more; find the text in another copy of the record.
marc8-unknown-byte error Bytes that MARC-8 does not have | The letters cannot be told any more; find the text in another copy of the record.
marc8-unknown-escape warning Unknown character set | The text changes to a set that MARC-8 does not have.
marc8-mark-without-letter warning Diacritic without its letter (MARC-8) | The diacritic stands before nothing; find the letter that it belongs to.
marc8-reset-missing warning Change back to Latin missing | The text in another script has no end; later fields may be misread.
marc8-characters-repaired warning East Asian characters repaired | Characters had lost a byte and were completed; compare them with the source.
marc8-characters-damaged error East Asian characters damaged | Characters have lost bytes; find the text in another copy of the record.
reference-damaged warning Damaged character reference | A reference such as &#x4E00; lacks a part; write the character itself.
replacement-character warning Lost character | U+FFFD stands where a letter could not be read: supply it from the source.
encoded-twice warning Encoded twice | Letters such as é show as Ã©, because the text was converted twice: convert it back.
marc8-escape warning Escape sequence left | An escape sequence of MARC-8 was not converted with the rest of the text.
control-character warning Control character | It is invisible, breaks searches and may stop a program that reads the record: delete it.
line-break warning Line break or tab | Text of a field has no lines: put a blank there.
private-use warning Private use character | Each font shows it as it likes: find the character that is meant.
invisible-character info Invisible character | Nobody sees it, and no search for the word finds it: delete it.
soft-hyphen info Soft hyphen | It came with text copied from a page, and no search for the word finds it: delete it.
no-break-space info No-break space | Searches and sorting may take it for a letter: put a blank there.
character-reference warning Number of a character | The reader sees &#…; instead of the character: write the character.
html-entity warning Entity of HTML | The reader sees &amp;…; instead of the character: write the character.
html-tag info Tag of HTML | The reader sees the tag: delete it.
not-normalized info Letters and diacritics apart | The same word is stored in two ways, and one is not found by the other: compose the letters.
mark-without-letter warning Diacritic without its letter | A diacritic stands at the beginning of a word; find the letter that it belongs to.
look-alike warning Letters of another alphabet | A letter looks right and is another one (Cyrillic а in a Latin word), so that no search finds the word.
= Links between fields
linkage-invalid warning Link that cannot be read | $6 is tag, hyphen and two figures; without it the scripts are not shown together.
linkage-missing warning Link without its partner | The other script of the field is missing or numbered otherwise: set the number, or 00 when there is none.
linkage-ambiguous warning Link with several partners | Two fields 880 in one script claim the same field: give each pair its own number.
linkage-reused warning Number of a link used twice | Some programs pair fields by the number alone: number the pairs through.
field-link-invalid warning $8 that cannot be read | $8 is a number, perhaps with a place and a letter; holdings are put in order by it.
pattern-missing warning Issues without their pattern | The captions (853 to 855) for these issues are missing, so that they show as bare figures.
= Standard numbers
isbn-checksum warning ISBN with a wrong check digit | A slip of a figure: compare it with the book; if it is printed so, it belongs in $z.
isbn-length warning ISBN of the wrong length | An ISBN has 10 or 13 characters: compare it with the book.
isbn-characters warning Not an ISBN | Covers, orders and other libraries find a title by its ISBN; other text belongs in $q or $c.
isbn-prefix warning ISBN with a wrong prefix | An ISBN of 13 figures begins with 978 or 979; 979-0 is music (024).
isbn-qualifier info Blank missing behind the ISBN | Programs that read the number up to the first blank take the qualifier for a part of it.
isbn-hyphens info ISBN with hyphens | 020 $a has the bare number; hyphens are supplied when it is shown.
isbn-missing info ISBN only in $z | The record has no ISBN of its own; see whether one applies to this edition.
issn-checksum warning ISSN with a wrong check digit | A slip of a figure: compare it with the issue; if it is printed so, it belongs in $y.
issn-length warning ISSN of the wrong length | An ISSN has 8 characters: compare it with the issue.
issn-characters warning Not an ISSN | Other text than the number hinders matching with the lists of publishers.
issn-hyphen info ISSN without its hyphen | An ISSN is written with a hyphen in the middle.
issn-missing info ISSN only in $z | The record has no valid ISSN; see whether one applies.
ismn-invalid warning ISMN not valid | The number of printed music has 13 figures from 979-0, or M and 9 figures, with a check digit.
upc-invalid warning UPC not valid | A product code has 12 figures with a check digit; other numbers have first indicator 8 or a source.
ean-invalid warning EAN not valid | An article number has 13 figures with a check digit.
isrc-invalid warning ISRC not valid | A recording code has 12 characters: country, registrant, year and number.
lccn-invalid warning LCCN not valid | Records are matched by the Library of Congress number; it has 8 or 10 figures, perhaps letters before them.
system-number-prefix info System number without its system | Matching needs the code of the agency in brackets before the number: (OCoLC)…
= Codes
language-unknown warning Language not in the list | Filters by language miss the title: choose a code of the MARC list.
language-obsolete info Language code of former times | The list has another code today, and filters use that.
language-length warning Language code of the wrong length | A language code has three letters.
language-packed info Several languages in one subfield | Each language has a subfield of its own since 2001.
language-mismatch warning Languages of 008 and 041 differ | The language of 008 should be among those of 041: one of the two is wrong.
country-unknown warning Country not in the list | 008/15-17 and 044 take their codes from the MARC list of countries.
country-obsolete info Country code of former times | The list has another code today.
area-unknown warning Area not in the list | Choose a code of the MARC list of geographic areas.
area-obsolete info Area code of former times | The list has another code today.
area-length warning Area code of the wrong length | An area has seven characters, filled up with hyphens.
relator-unknown warning Relationship not in the list | $4 takes its codes from the MARC list of relators; words belong in $e.
relator-obsolete info Relationship of former times | The list has another code today.
relator-code-as-term info Code where a word belongs | The reader sees the code: codes belong in $4.
type-source warning Source of the term wrong | 336, 337 and 338 name rdacontent, rdamedia or rdacarrier in $2.
type-code-unknown warning Code of content, medium or carrier unknown | Filters and icons are chosen by this code: choose one of the list.
type-code-missing info Code of content, medium or carrier missing | Filters and icons are chosen by the code; the term tells which it is.
type-term-missing info Term of content, medium or carrier missing | Some catalogues show the term; the code tells which it is.
type-disagreement warning Term and code differ | $a and $b name two different things: choose one.
= Agreement of coded and written parts
date-type warning Kind of date and dates differ | Sorting and limits by year use 008: set the kind or the dates.
date-entered info Day of the first entry invalid | 008/00-05 is year, month and day with two figures each.
date-mismatch warning Dates of 008 and of publication differ | Readers see one year and filters use another: compare with the title page.
illustrations-uncoded info Illustrations not coded | 300 tells of illustrations that 008/18-21 does not.
bibliography-uncoded info Bibliography not coded | 504 tells of a bibliography that 008/24-27 does not.
index-uncoded info Index not coded | A note tells of an index that 008/31 does not.
form-of-item warning Form of item and carrier differ | The title shows as print, or is missing among the online ones: set the form in 008.
material-unknown warning Kind of material unknown | 006 and 007 begin with the code of a material; programs skip the others.
material-length warning 007 of the wrong length | Each kind of material has its own length; positions are misread otherwise.
material-mismatch warning 007 and 338 differ | They describe different carriers; icons and filters show one of them.
carrier-mismatch warning Carrier and medium differ | 338 names a carrier of a medium that 337 does not name.
content-mismatch warning Content and type of record differ | Leader/06 and 336 describe different things; icons and filters show one of them.
= Titles and entries
non-filing warning Characters that do not file | The title sorts under its article, or in the middle of a word: the indicator counts the article with its blank.
title-first warning Title does not begin with $a | Programs show 245 from $a on.
title-slash warning Slash before $c | The statement of responsibility begins behind " /"; without it title and name run together.
title-colon info Mark before $b | The rest of the title begins behind " :", a parallel title behind " =", another work behind " ;".
title-part info Mark before $n or $p | The number of a part stands behind a full stop, its name behind a full stop or, after a number, a comma.
title-medium warning Medium without brackets | $h stands in square brackets.
title-initials info Blanks between initials | Initials stand without blanks between them.
title-added-entry info Added entry for the title | The first indicator of 245 is 1 with a main entry and 0 without; it decides about title entries in lists.
uniform-title-conflict warning Uniform title in the wrong place | A uniform title stands in 240 below a name, or in 130 alone.
series-not-traced warning Series without entry | 490 says that the series has an entry, and there is none: supply the 830 (800, 810, 811), or set 0.
series-trace-unclaimed info Series entry not announced | The series has an entry; the first indicator of 490 should be 1.
heading-missing warning Field without its main subfield | Without $a the field shows nothing.
tracing-same warning Reference to itself | The see-from reference is the heading itself.
source-missing warning Source missing | The indicator promises the source in $2; without it nobody knows from which list the term is.
source-unannounced warning Source not announced | $2 names the source, but the indicator names another: programs go by the indicator.
url-missing warning Link without address | 856 needs its $u.
url-invalid warning Address invalid | A reader who clicks gets an error: compare it with the source.
url-doubled warning Address begins twice | An address was put behind another http://, and a click leads nowhere.
= Punctuation and blanks
ending-mark info Mark at the end | The field ends with a full stop where leader/18 promises ISBD punctuation.
isbd-mark info Mark of ISBD left | Leader/18 says that punctuation is left out, but a mark leads over to the next subfield.
contents-separator info Parts of contents divided wrongly | The parts of a contents note are divided by " -- ".
mark-doubled info Mark twice | Two commas or full stops where one is meant.
mark-floating info Blank before a mark | A comma or full stop follows its word without a blank.
blank-doubled info Several blanks | One blank is enough, and searches for a phrase expect one.
blank-around info Blank at beginning or end | It hinders matching and looks untidy.
`
