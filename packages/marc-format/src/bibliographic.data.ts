/**
 * MARC 21 Format for Bibliographic Data: variable fields, as `readFormat` reads them. A line `TAG name` begins a field (`*`
 * after the tag: repeatable; `-`: obsolete); `1` and `2` give its indicators (`#` blank); `$` its subfields (`*` repeatable);
 * `+` subfields that mean the same everywhere; `=` takes over what another field has.
 */
export const bibliographicFields = `
001 Control number
003 Control number identifier
005 Date and time of latest transaction
006* Fixed-length data elements, additional material characteristics
007* Physical description fixed field
008 Fixed-length data elements
010 Library of Congress control number
$ a LC control number; b* NUCMC control number; z* Canceled or invalid LC control number
+ 8
013* Patent control information
$ a Number; b Country; c Type of number; d* Date; e* Status; f* Party to document
+ 678
015* National bibliography number
$ a* National bibliography number; q* Qualifying information; z* Canceled or invalid number; 2 Source
+ 678
016* National bibliographic agency control number
1 National bibliographic agency|# Library and Archives Canada|7 Source specified in subfield $2
$ a Record control number; z* Canceled or invalid control number; 2 Source
+ 78
017* Copyright or legal deposit number
2 Display constant controller|# Copyright or legal deposit number|8 No display constant generated
$ a* Copyright or legal deposit number; b Assigning agency; d Date; i Display text; z* Canceled or invalid number; 2 Source
+ 5678
018 Copyright article-fee code
$ a Copyright article-fee code
+ 678
020* International Standard Book Number
$ a International Standard Book Number; c Terms of availability; q* Qualifying information; z* Canceled or invalid ISBN
+ 678
022* International Standard Serial Number
1 Level of international interest|# No level specified|0 Continuing resource of international interest|1 Continuing resource not of international interest
$ a International Standard Serial Number; l ISSN-L; m* Canceled ISSN-L; y* Incorrect ISSN; z* Canceled ISSN; 2 Source
+ 01678
023* Cluster ISSN
1 Type of cluster ISSN|0 ISSN-L|1 ISSN-H
$ a Cluster ISSN; y* Incorrect cluster ISSN; z* Canceled cluster ISSN; 2 Source
+ 01678
024* Other standard identifier
1 Type of standard number or code|0 International Standard Recording Code|1 Universal Product Code|2 International Standard Music Number|3 International Article Number|4 Serial Item and Contribution Identifier|7 Source specified in subfield $2|8 Unspecified type of standard number or code
2 Difference indicator|# No information provided|0 No difference|1 Difference
$ a Standard number or code; c Terms of availability; d Additional codes following the standard number or code; q* Qualifying information; z* Canceled or invalid standard number or code; 2 Source of number or code
+ 01678
025* Overseas acquisition number
$ a* Overseas acquisition number
+ 78
026* Fingerprint identifier
$ a First and second groups of characters; b Third and fourth groups of characters; c Date; d* Number of volume or part; e Unparsed fingerprint; 2 Source; 5* Institution to which field applies
+ 678
027* Standard technical report number
$ a Standard technical report number; q* Qualifying information; z* Canceled or invalid number
+ 678
028* Publisher or distributor number
1 Type of number|0 Issue number|1 Matrix number|2 Plate number|3 Other music publisher number|4 Video recording publisher number|5 Other publisher number|6 Distributor number
2 Note and added entry controller|0 No note, no added entry|1 Note, added entry|2 Note, no added entry|3 No note, added entry
$ a Publisher or distributor number; b Source; q* Qualifying information
+ 678
030* CODEN designation
$ a CODEN; z* Canceled or invalid CODEN
+ 678
031* Musical incipits information
$ a Number of work; b Number of movement; c Number of excerpt; d* Caption or heading; e Role; g Clef; m Voice or instrument; n Key signature; o Time signature; p Musical notation; q* General note; r Key or mode; s* Coded validity note; t* Text incipit; u* Uniform Resource Identifier; y* Link text; z* Public note; 2 System code
+ 678
032* Postal registration number
$ a Postal registration number; b Source agency assigning number
+ 678
033* Date/time and place of an event
1 Type of date in subfield $a|# No date information|0 Single date|1 Multiple single dates|2 Range of dates
2 Type of event|# No information provided|0 Capture|1 Broadcast|2 Finding
$ a* Formatted date/time; b* Geographic classification area code; c* Geographic classification subarea code; p* Place of event; 2* Source of term
+ 013678
034* Coded cartographic mathematical data
1 Type of scale|0 Scale indeterminable or no scale recorded|1 Single scale|3 Range of scales
2 Type of ring|# Not applicable|0 Outer ring|1 Exclusion ring
$ a Category of scale; b* Constant ratio linear horizontal scale; c* Constant ratio linear vertical scale; d Coordinates, westernmost longitude; e Coordinates, easternmost longitude; f Coordinates, northernmost latitude; g Coordinates, southernmost latitude; h* Angular scale; j Declination, northern limit; k Declination, southern limit; m Right ascension, eastern limit; n Right ascension, western limit; p Equinox; r Distance from earth; s* G-ring latitude; t* G-ring longitude; x Beginning date; y Ending date; z Name of extraterrestrial body; 2 Source
+ 013678
035* System control number
$ a System control number; z* Canceled or invalid control number
+ 678
036 Original study number for computer data files
$ a Original study number; b Source agency assigning number
+ 678
037* Source of acquisition
1 Source of acquisition sequence|# Not applicable, no information provided or earliest|2 Intervening|3 Current or latest
$ a Stock number; b Source of stock number or acquisition; c* Terms of availability; f* Form of issue; g* Additional format characteristics; n* Note; 5* Institution to which field applies
+ 3678
038 Record content licensor
$ a Record content licensor
+ 678
040 Cataloging source
$ a Original cataloging agency; b Language of cataloging; c Transcribing agency; d* Modifying agency; e* Description conventions
+ 678
041* Language code
1 Translation indication|# No information provided|0 Item not a translation and does not include a translation|1 Item is or includes a translation
2 Source of code|# MARC language code|7 Source specified in subfield $2
$ a* Language code of text, sound track or separate title; b* Language code of summary or abstract; d* Language code of sung or spoken text; e* Language code of librettos; f* Language code of table of contents; g* Language code of accompanying material other than librettos and transcripts; h* Language code of original; i* Language code of intertitles; j* Language code of subtitles; k* Language code of intermediate translations; m* Language code of original accompanying materials other than librettos; n* Language code of original libretto; p* Language code of captions; q* Language code of accessible audio; r* Language code of accessible visual language; t* Language code of accompanying transcripts for audiovisual materials; 2 Source of code
+ 3678
042 Authentication code
$ a* Authentication code
043 Geographic area code
$ a* Geographic area code; b* Local GAC code; c* ISO code; 2* Source of local code
+ 01678
044 Country of publishing or producing entity code
$ a* MARC country code; b* Local subentity code; c* ISO country code; 2* Source of local subentity code
+ 678
045 Time period of content
1 Type of time period in subfield $b or $c|# Subfield $b or $c not present|0 Single date or time|1 Multiple single dates or times|2 Range of dates or times
$ a* Time period code; b* Formatted 9999 B.C. through C.E. time period; c* Formatted pre-9999 B.C. time period
+ 678
046* Special coded dates
1 Type of entity|# No information provided|1 Work|2 Expression|3 Manifestation
$ a Type of date code; b Date 1, B.C.E. date; c Date 1, C.E. date; d Date 2, B.C.E. date; e Date 2, C.E. date; j Date resource modified; k Beginning or single date created; l Ending date created; m Beginning of date valid; n End of date valid; o Single or starting date for aggregated content; p Ending date for aggregated content; x* Nonpublic note; z* Public note; 2 Source of date
+ 3678
047* Form of musical composition code
2 Source of code|# MARC musical composition code|7 Source specified in subfield $2
$ a* Form of musical composition code; 2 Source of code
+ 78
048* Number of musical instruments or voices code
2 Source of code|# MARC code|7 Source specified in subfield $2
$ a* Performer or ensemble; b* Soloist; 2 Source of code
+ 78
050* Library of Congress call number
1 Existence in LC collection|# No information provided|0 Item is in LC|1 Item is not in LC
2 Source of call number|0 Assigned by LC|4 Assigned by agency other than LC
$ a* Classification number; b Item number
+ 013678
051* Library of Congress copy, issue, offprint statement
$ a Classification number; b Item number; c Copy information
+ 78
052* Geographic classification
1 Code source|# Library of Congress Classification|1 U.S. Dept. of Defense Classification|7 Source specified in subfield $2
$ a Geographic classification area code; b* Geographic classification subarea code; d* Populated place name; 2 Code source
+ 01678
055* Classification numbers assigned in Canada
1 Existence in LAC collection|# Information not provided|0 Work held by LAC|1 Work not held by LAC
2 Type, completeness, source of class or call number|0 LC-based call number assigned by LAC|1 Complete LC class number assigned by LAC|2 Incomplete LC class number assigned by LAC|3 LC-based call number assigned by the contributing library|4 Complete LC class number assigned by the contributing library|5 Incomplete LC class number assigned by the contributing library|6 Other call number assigned by LAC|7 Other class number assigned by LAC|8 Other call number assigned by the contributing library|9 Other class number assigned by the contributing library
$ a Classification number; b Item number; 2 Source of call or class number
+ 01678
060* National Library of Medicine call number
1 Existence in NLM collection|# No information provided|0 Item is in NLM|1 Item is not in NLM
2 Source of call number|0 Assigned by NLM|4 Assigned by agency other than NLM
$ a* Classification number; b Item number
+ 0178
061* National Library of Medicine copy statement
$ a* Classification number; b Item number; c Copy information
+ 78
066 Character sets present
$ a Primary G0 character set; b Primary G1 character set; c* Alternate G0 or G1 character set
070* National Agricultural Library call number
1 Existence in NAL collection|0 Item is in NAL|1 Item is not in NAL
$ a* Classification number; b Item number
+ 0178
071* National Agricultural Library copy statement
$ a* Classification number; b Item number; c Copy information
+ 78
072* Subject category code
2 Source specified in subfield $2|0 NAL subject category code list|7 Source specified in subfield $2
$ a Subject category code; x* Subject category code subdivision; 2 Source
+ 01678
074* GPO item number
$ a GPO item number; z* Canceled or invalid GPO item number
+ 78
080* Universal Decimal Classification number
1 Type of edition|# No information provided|0 Full|1 Abridged
$ a Universal Decimal Classification number; b Item number; x* Common auxiliary subdivision; 2 Edition identifier
+ 01678
082* Dewey Decimal Classification number
1 Type of edition|0 Full edition|1 Abridged edition|7 Other edition specified in subfield $2
2 Source of classification number|# No information provided|0 Assigned by LC|4 Assigned by agency other than LC
$ a* Classification number; b Item number; m Standard or optional designation; q Assigning agency; 2 Edition information
+ 01678
083* Additional Dewey Decimal Classification number
1 Type of edition|0 Full edition|1 Abridged edition|7 Other edition specified in subfield $2
$ a* Classification number; c* Classification number, ending number of span; m Standard or optional designation; q Assigning agency; y* Table sequence number for internal subarrangement or add table; z* Table identification; 2 Edition information
+ 01678
084* Other classification number
$ a* Classification number; b Item number; q Assigning agency; 2 Number source
+ 01678
085* Synthesized classification number components
$ a* Number where instructions are found, single number or beginning number of span; b* Base number; c* Classification number, ending number of span; f* Facet designator; r* Root number; s* Digits added from classification number in schedule or external table; t* Digits added from internal subarrangement or add table; u* Number being analyzed; v* Number in internal subarrangement or add table where instructions are found; w* Table identification, internal subarrangement or add table; y* Table sequence number for internal subarrangement or add table; z* Table identification
+ 01678
086* Government document classification number
1 Number source|# Source specified in subfield $2|0 Superintendent of Documents Classification System|1 Government of Canada Publications: Outline of Classification
$ a Classification number; z* Canceled or invalid classification number; 2 Number source
+ 01678
088* Report number
$ a Report number; z* Canceled or invalid report number
+ 678
100 Main entry, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
$ a Personal name; b Numeration; c* Titles and other words associated with a name; d Dates associated with a name; e* Relator term; f Date of a work; g* Miscellaneous information; j* Attribution qualifier; k* Form subheading; l Language of a work; n* Number of part or section of a work; p* Name of part or section of a work; q Fuller form of name; t Title of a work; u Affiliation; 2 Source of heading or term
+ 014678
110 Main entry, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ a Corporate name or jurisdiction name as entry element; b* Subordinate unit; c* Location of meeting; d* Date of meeting or treaty signing; e* Relator term; f Date of a work; g* Miscellaneous information; k* Form subheading; l Language of a work; n* Number of part, section or meeting; p* Name of part or section of a work; t Title of a work; u Affiliation; 2 Source of heading or term
+ 014678
111 Main entry, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ a Meeting name or jurisdiction name as entry element; c* Location of meeting; d* Date of meeting or treaty signing; e* Subordinate unit; f Date of a work; g* Miscellaneous information; j* Relator term; k* Form subheading; l Language of a work; n* Number of part, section or meeting; p* Name of part or section of a work; q Name of meeting following jurisdiction name entry element; t Title of a work; u Affiliation; 2 Source of heading or term
+ 014678
130 Main entry, uniform title
1 Nonfiling characters|0-9 Number of nonfiling characters
$ a Uniform title; d* Date of treaty signing; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; 2 Source of heading or term
+ 01678
210* Abbreviated title
1 Title added entry|0 No added entry|1 Added entry
2 Type|# Abbreviated key title|0 Other abbreviated title
$ a Abbreviated title; b Qualifying information; 2* Source
+ 678
222* Key title
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Key title; b Qualifying information
+ 678
240 Uniform title
1 Uniform title printed or displayed|0 Not printed or displayed|1 Printed or displayed
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Uniform title; d* Date of treaty signing; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; 2 Source of heading or term
+ 01678
242* Translation of title by cataloging agency
1 Title added entry|0 No added entry|1 Added entry
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Title; b Remainder of title; c Statement of responsibility; h Medium; n* Number of part or section of a work; p* Name of part or section of a work; y Language code of translated title
+ 678
243 Collective uniform title
1 Uniform title printed or displayed|0 Not printed or displayed|1 Printed or displayed
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Uniform title; d* Date of treaty signing; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version
+ 678
245 Title statement
1 Title added entry|0 No added entry|1 Added entry
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Title; b Remainder of title; c Statement of responsibility; f Inclusive dates; g Bulk dates; h Medium; k* Form; n* Number of part or section of a work; p* Name of part or section of a work; s Version
+ 678
246* Varying form of title
1 Note and added entry controller|0 Note, no added entry|1 Note, added entry|2 No note, no added entry|3 No note, added entry
2 Type of title|# No type specified|0 Portion of title|1 Parallel title|2 Distinctive title|3 Other title|4 Cover title|5 Added title page title|6 Caption title|7 Running title|8 Spine title
$ a Title proper or short title; b Remainder of title; f Date or sequential designation; g* Miscellaneous information; h Medium; i Display text; n* Number of part or section of a work; p* Name of part or section of a work
+ 5678
247* Former title
1 Title added entry|0 No added entry|1 Added entry
2 Note controller|0 Display note|1 Do not display note
$ a Title; b Remainder of title; f Date or sequential designation; g* Miscellaneous information; h Medium; n* Number of part or section of a work; p* Name of part or section of a work; x International Standard Serial Number
+ 678
250* Edition statement
$ a Edition statement; b Remainder of edition statement
+ 3678
251* Version information
$ a* Version; 2 Source of term
+ 013678
254 Musical presentation statement
$ a Musical presentation statement
+ 678
255* Cartographic mathematical data
$ a Statement of scale; b Statement of projection; c Statement of coordinates; d Statement of zone; e Statement of equinox; f Outer G-ring coordinate pairs; g Exclusion G-ring coordinate pairs
+ 678
256 Computer file characteristics
$ a Computer file characteristics
+ 678
257* Country of producing entity
$ a* Country of producing entity; 2 Source
+ 01678
258* Philatelic issue data
$ a Issuing jurisdiction; b Denomination
+ 678
260* Publication, distribution, etc. (imprint)
1 Sequence of publishing statements|# Not applicable, no information provided or earliest available publisher|2 Intervening publisher|3 Current or latest publisher
$ a* Place of publication, distribution, etc.; b* Name of publisher, distributor, etc.; c* Date of publication, distribution, etc.; e* Place of manufacture; f* Manufacturer; g* Date of manufacture; d- Plate or publisher's number for music
+ 3678
263 Projected publication date
$ a Projected publication date
+ 678
264* Production, publication, distribution, manufacture and copyright notice
1 Sequence of statements|# Not applicable, no information provided or earliest|2 Intervening|3 Current or latest
2 Function of entity|0 Production|1 Publication|2 Distribution|3 Manufacture|4 Copyright notice date
$ a* Place of production, publication, distribution, manufacture; b* Name of producer, publisher, distributor, manufacturer; c* Date of production, publication, distribution, manufacture or copyright notice
+ 3678
270* Address
1 Level|# No level specified|1 Primary|2 Secondary
2 Type of address|# No type specified|0 Mailing|7 Type specified in subfield $i
$ a* Address; b City; c State or province; d Country; e Postal code; f Terms preceding attention name; g Attention name; h Attention position; i Type of address; j* Specialized telephone number; k* Telephone number; l* Fax number; m* Electronic mail address; n* TDD or TTY number; p* Contact person; q* Title of contact person; r* Hours; z* Public note; 4* Relationship
+ 678
300* Physical description
$ a* Extent; b Other physical details; c* Dimensions; e Accompanying material; f* Type of unit; g* Size of unit
+ 3678
306 Playing time
$ a* Playing time
+ 678
307* Hours, etc.
1 Display constant controller|# Hours|8 No display constant generated
$ a Hours; b Additional information
+ 678
310* Current publication frequency
$ a Current publication frequency; b Date of current publication frequency; 2 Source of term
+ 01678
321* Former publication frequency
$ a Former publication frequency; b Dates of former publication frequency; 2 Source of term
+ 01678
334* Mode of issuance
$ a* Mode of issuance term; b* Mode of issuance code; 2 Source of term
+ 013678
335* Extension plan
$ a* Extension plan term; b* Extension plan code; 2 Source of term
+ 013678
336* Content type
$ a* Content type term; b* Content type code; 2 Source
+ 013678
337* Media type
$ a* Media type term; b* Media type code; 2 Source
+ 013678
338* Carrier type
$ a* Carrier type term; b* Carrier type code; 2 Source
+ 013678
340* Physical medium
$ a* Material base and configuration; b* Dimensions; c* Materials applied to surface; d* Information recording technique; e* Support; f* Reduction ratio value; g* Color content; h* Location within medium; i* Technical specifications of medium; j* Generation; k* Layout; l* Binding; m* Book format; n* Font size; o* Polarity; p* Illustrative content; q* Reduction ratio designator; 2 Source
+ 013678
341* Accessibility content
1 Application|# No information provided|0 Adaptive features to access primary content|1 Adaptive features to access secondary content
$ a Content access mode; b* Textual assistive features; c* Visual assistive features; d* Auditory assistive features; e* Tactile assistive features; 2 Source of term
+ 013678
342* Geospatial reference data
1 Geospatial reference dimension|0 Horizontal coordinate system|1 Vertical coordinate system
2 Geospatial reference method|0 Geographic|1 Map projection|2 Grid coordinate system|3 Local planar|4 Local|5 Geodetic model|6 Altitude|7 Method specified in subfield $2|8 Depth
$ a Name; b Coordinate units or distance units; c Latitude resolution; d Longitude resolution; e* Standard parallel or oblique line latitude; f* Oblique line longitude; g Longitude of central meridian or projection center; h Latitude of projection center or projection origin; i False easting; j False northing; k Scale factor; l Height of perspective point above surface; m Azimuthal angle; n Azimuth measure point longitude or straight vertical longitude from pole; o Landsat number and path number; p Zone identifier; q Ellipsoid name; r Semi-major axis; s Denominator of flattening ratio; t Vertical resolution; u Vertical encoding method; v Local planar, local or other projection or grid description; w Local planar or local georeference information; 2 Reference method used
+ 678
343* Planar coordinate data
$ a Planar coordinate encoding method; b Planar distance units; c Abscissa resolution; d Ordinate resolution; e Distance resolution; f Bearing resolution; g Bearing units; h Bearing reference direction; i Bearing reference meridian
+ 678
344* Sound characteristics
$ a* Type of recording; b* Recording medium; c* Playing speed; d* Groove characteristic; e* Track configuration; f* Tape configuration; g* Configuration of playback channels; h* Special playback characteristics; i* Sound content; j* Original capture and storage technique; 2 Source
+ 013678
345* Moving image characteristics
$ a* Presentation format; b* Projection speed; c* Aspect ratio value; d* Aspect ratio designator; 2 Source
+ 013678
346* Video characteristics
$ a* Video format; b* Broadcast standard; 2 Source
+ 013678
347* Digital file characteristics
$ a* File type; b* Encoding format; c* File size; d* Resolution; e* Regional encoding; f* Encoded bitrate; 2 Source
+ 013678
348* Notated music characteristics
$ a* Format of notated music term; b* Format of notated music code; c* Form of musical notation term; d* Form of musical notation code; 2 Source of term
+ 013678
351* Organization and arrangement of materials
$ a* Organization; b* Arrangement; c Hierarchical level
+ 3678
352* Digital graphic representation
$ a Direct reference method; b* Object type; c* Object count; d Row count; e Column count; f Vertical count; g VPF topology level; i Indirect reference description; q* Format of the digital image
+ 678
353* Supplementary content characteristics
$ a* Supplementary content term; b* Supplementary content code; 2 Source of term
+ 013678
355* Security classification control
1 Controlled element|0 Document|1 Title|2 Abstract|3 Contents note|4 Author|5 Record|8 None of the above
$ a Security classification; b* Handling instructions; c* External dissemination information; d Downgrading or declassification event; e Classification system; f Country of origin code; g Downgrading date; h Declassification date; j* Authorization
+ 678
357 Originator dissemination control
$ a Originator control term; b* Originating agency; c* Authorized recipients of material; g* Other restrictions
+ 678
361* Structured ownership and custodial history
1 Privacy|# No information provided|0 Private|1 Not private
$ a* Name; f* Ownership and custodial history evidence term; k* Formatted date; l* Date; o* Type of ownership and custodial history information; s* Shelf mark of copy described; u* Uniform Resource Identifier; x* Nonpublic note; y* Identifier of the copy described; z* Public note; 2 Source of term; 5 Institution to which field applies
+ 013678
362* Dates of publication and/or sequential designation
1 Format of date|0 Formatted style|1 Unformatted note
$ a Dates of publication and/or sequential designation; z Source of information
+ 678
363* Normalized date and sequential designation
1 Start or end designator|# No information provided|0 Starting information|1 Ending information
2 State of issuance|# Not specified|0 Closed|1 Open
$ a First level of enumeration; b Second level of enumeration; c Third level of enumeration; d Fourth level of enumeration; e Fifth level of enumeration; f Sixth level of enumeration; g Alternative numbering scheme, first level of enumeration; h Alternative numbering scheme, second level of enumeration; i First level of chronology; j Second level of chronology; k Third level of chronology; l Fourth level of chronology; m Alternative numbering scheme, chronology; u First level textual designation; v First level of chronology, issuance; x* Nonpublic note; z* Public note
+ 678
365* Trade price
$ a Price type code; b Price amount; c Currency code; d Unit of pricing; e Price note; f Price effective from; g Price effective until; h Tax rate 1; i Tax rate 2; j ISO country code; k MARC country code; m Identification of pricing entity; 2 Source of price type code
+ 678
366* Trade availability information
$ a Publishers' compressed title identification; b Detailed date of publication; c Availability status code; d Expected next availability date; e Note; f Publishers' discount category; g Date made out of print; j ISO country code; k MARC country code; m Identification of agency; 2 Source of availability status code
+ 678
370* Associated place
$ c* Associated country; f* Other associated place; g* Place of origin of work or expression; i* Relationship information; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 0134678
377* Associated language
2 Source of code|# MARC language code|7 Source specified in subfield $2
$ a* Language code; l* Language term; 2 Source
+ 013678
380* Form of work
$ a* Form of work; 2 Source of term
+ 013678
381* Other distinguishing characteristics of work or expression
$ a* Other distinguishing characteristic; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
382* Medium of performance
1 Display constant controller|# No information provided|0 Medium of performance|1 Partial medium of performance|2 Medium of performance of musical content of representative expression|3 Partial medium of performance of musical content of representative expression
2 Access control|# No information provided|0 Not intended for access|1 Intended for access
$ a* Medium of performance; b* Soloist; d* Doubling instrument; e* Number of ensembles of the same type; n* Number of performers of the same medium; p* Alternative medium of performance; r* Total number of individuals performing alongside ensembles; s* Total number of performers; t* Total number of ensembles; v* Note; 2 Source of term
+ 013678
383* Numeric designation of musical work
$ a* Serial number; b* Opus number; c* Thematic index number; d Thematic index code; e Publisher associated with opus number; 2 Source
+ 3678
384* Key
1 Key type|# Relationship to original unknown|0 Original key|1 Transposed key
$ a Key
+ 3678
385* Audience characteristics
$ a* Audience term; b* Audience code; m Demographic group term; n Demographic group code; 2 Source
+ 013678
386* Creator/contributor characteristics
$ a* Creator/contributor term; b* Creator/contributor code; i* Relationship information; m Demographic group term; n Demographic group code; 2 Source
+ 0134678
387* Representative expression characteristics
$ a* Aspect ratio of representative expression; b* Color content of representative expression; c* Content type of representative expression; d* Date of capture of representative expression; e* Date of representative expression; f* Duration of representative expression; g* Intended audience of representative expression; h* Language of representative expression; i* Place of capture of representative expression; j* Projection of cartographic content of representative expression; k* Scale of representative expression; l* Script of representative expression; m* Sound content of representative expression; 2 Source of term
+ 013678
388* Time period of creation
1 Type of time period|# No information provided|1 Creation of work|2 Creation of aggregate work
$ a* Time period of creation term; 2 Source of term
+ 013678
490* Series statement
1 Series tracing policy|0 Series not traced|1 Series traced
$ a* Series statement; l Library of Congress call number; v* Volume or sequential designation; x* International Standard Serial Number; y* Incorrect ISSN; z* Canceled ISSN
+ 3678
500* General note
$ a General note
+ 35678
501* With note
$ a With note
+ 5678
502* Dissertation note
$ a Dissertation note; b Degree type; c Name of granting institution; d Year degree granted; g* Miscellaneous information; o* Dissertation identifier
+ 678
504* Bibliography, etc. note
$ a Bibliography, etc. note; b Number of references
+ 678
505* Formatted contents note
1 Display constant controller|0 Contents|1 Incomplete contents|2 Partial contents|8 No display constant generated
2 Level of content designation|# Basic|0 Enhanced
$ a Formatted contents note; g* Miscellaneous information; r* Statement of responsibility; t* Title; u* Uniform Resource Identifier
+ 678
506* Restrictions on access note
1 Restriction|# No information provided|0 No restrictions|1 Restrictions apply
$ a Terms governing access; b* Jurisdiction; c* Physical access provisions; d* Authorized users; e* Authorization; f* Standardized terminology for access restriction; g* Availability date; q Supplying agency; u* Uniform Resource Identifier; 2 Source of term
+ 0135678
507 Scale note for visual materials
$ a Representative fraction of scale note; b Remainder of scale note
+ 678
508* Creation/production credits note
$ a Creation/production credits note
+ 678
510* Citation/references note
1 Coverage, location in source|0 Coverage unknown|1 Coverage complete|2 Coverage is selective|3 Location in source not given|4 Location in source given
$ a Name of source; b Coverage of source; c Location within source; u* Uniform Resource Identifier; x International Standard Serial Number
+ 3678
511* Participant or performer note
1 Display constant controller|0 No display constant generated|1 Cast
$ a Participant or performer note
+ 678
513* Type of report and period covered note
$ a Type of report; b Period covered
+ 678
514 Data quality note
$ a Attribute accuracy report; b* Attribute accuracy value; c* Attribute accuracy explanation; d Logical consistency report; e Completeness report; f Horizontal position accuracy report; g* Horizontal position accuracy value; h* Horizontal position accuracy explanation; i Vertical positional accuracy report; j* Vertical positional accuracy value; k* Vertical positional accuracy explanation; m Cloud cover; u* Uniform Resource Identifier; z* Display note
+ 678
515* Numbering peculiarities note
$ a Numbering peculiarities note
+ 678
516* Type of computer file or data note
1 Display constant controller|# Type of file|8 No display constant generated
$ a Type of computer file or data note
+ 678
518* Date/time and place of an event note
$ a Date/time and place of an event note; d* Date of event; o* Other event information; p* Place of event; 2* Source of term
+ 013678
520* Summary, etc.
1 Display constant controller|# Summary|0 Subject|1 Review|2 Scope and content|3 Abstract|4 Content advice|8 No display constant generated
$ a Summary, etc.; b Expansion of summary note; c Assigning source; u* Uniform Resource Identifier; 2 Source
+ 3678
521* Target audience note
1 Display constant controller|# Audience|0 Reading grade level|1 Interest age level|2 Interest grade level|3 Special audience characteristics|4 Motivation or interest level|8 No display constant generated
$ a* Target audience note; b Source
+ 3678
522* Geographic coverage note
1 Display constant controller|# Geographic coverage|8 No display constant generated
$ a Geographic coverage note
+ 678
524* Preferred citation of described materials note
1 Display constant controller|# Cite as|8 No display constant generated
$ a Preferred citation of described materials note; 2 Source of schema used
+ 3678
525* Supplement note
$ a Supplement note
+ 678
526* Study program information note
1 Display constant controller|0 Reading program|8 No display constant generated
$ a Program name; b Interest level; c Reading level; d Title point value; i Display text; x* Nonpublic note; z* Public note
+ 5678
530* Additional physical form available note
$ a Additional physical form available note; b Availability source; c Availability conditions; d Order number; u* Uniform Resource Identifier
+ 3678
532* Accessibility note
1 Display constant controller|0 Accessibility technical details|1 Accessibility features|2 Accessibility deficiencies|8 No display constant generated
$ a Summary of accessibility
+ 3678
533* Reproduction note
$ a Type of reproduction; b* Place of reproduction; c* Agency responsible for reproduction; d Date of reproduction; e Physical description of reproduction; f* Series statement of reproduction; m* Dates and/or sequential designation of issues reproduced; n* Note about reproduction; y Data provenance; 7 Fixed-length data elements of reproduction
+ 3568
534* Original version note
$ a Main entry of original; b Edition statement of original; c Publication, distribution, etc. of original; e Physical description, etc. of original; f* Series statement of original; k* Key title of original; l Location of original; m Material specific details; n* Note about original; o* Other resource identifier; p Introductory phrase; t Title statement of original; x* International Standard Serial Number; z* International Standard Book Number
+ 3678
535* Location of originals/duplicates note
1 Custodial role|1 Holder of originals|2 Holder of duplicates
$ a Custodian; b* Postal address; c* Country; d* Telecommunications address; g Repository location code
+ 3678
536* Funding information note
$ a Text of note; b* Contract number; c* Grant number; d* Undifferentiated number; e* Program element number; f* Project number; g* Task number; h* Work unit number
+ 678
538* System details note
$ a System details note; i Display text; u* Uniform Resource Identifier
+ 35678
540* Terms governing use and reproduction note
$ a Terms governing use and reproduction; b Jurisdiction; c Authorization; d Authorized users; f* Use and reproduction rights; g* Availability date; q Supplying agency; u* Uniform Resource Identifier; 2 Source of term
+ 0135678
541* Immediate source of acquisition note
1 Privacy|# No information provided|0 Private|1 Not private
$ a Source of acquisition; b Address; c Method of acquisition; d Date of acquisition; e Accession number; f Owner; h Purchase price; n* Extent; o* Type of unit
+ 35678
542* Information relating to copyright status
1 Privacy|# No information provided|0 Private|1 Not private
$ a Personal creator; b Personal creator death date; c Corporate creator; d* Copyright holder; e* Copyright holder contact information; f* Copyright statement; g Copyright date; h* Copyright renewal date; i Publication date; j Creation date; k* Publisher; l Copyright status; m Publication status; n* Note; o Research date; p* Country of publication or creation; q Supplying agency; r Jurisdiction of copyright assessment; s Source of information; u* Uniform Resource Identifier
+ 3678
544* Location of other archival materials note
1 Relationship|# No information provided|0 Associated materials|1 Related materials
$ a* Custodian; b* Address; c* Country; d* Title; e* Provenance; n* Note
+ 3678
545* Biographical or historical data
1 Type of data|# No information provided|0 Biographical sketch|1 Administrative history
$ a Biographical or historical data; b Expansion; u* Uniform Resource Identifier
+ 678
546* Language note
$ a Language note; b* Information code or alphabet
+ 3678
547* Former title complexity note
$ a Former title complexity note
+ 678
550* Issuing body note
$ a Issuing body note
+ 678
552* Entity and attribute information note
$ a Entity type label; b Entity type definition and source; c Attribute label; d Attribute definition and source; e* Enumerated domain value; f* Enumerated domain value definition and source; g Range domain minimum and maximum; h Codeset name and source; i Unrepresentable domain; j Attribute units of measurement and resolution; k Beginning and ending date of attribute values; l Attribute value accuracy; m Attribute value accuracy explanation; n Attribute measurement frequency; o* Entity and attribute overview; p* Entity and attribute detail citation; u* Uniform Resource Identifier; z* Display note
+ 678
555* Cumulative index/finding aids note
1 Display constant controller|# Indexes|0 Finding aids|8 No display constant generated
$ a Cumulative index/finding aids note; b* Availability source; c Degree of control; d Bibliographic reference; u* Uniform Resource Identifier
+ 3678
556* Information about documentation note
1 Display constant controller|# Documentation|8 No display constant generated
$ a Information about documentation note; z* International Standard Book Number
+ 678
561* Ownership and custodial history
1 Privacy|# No information provided|0 Private|1 Not private
$ a History; u* Uniform Resource Identifier
+ 35678
562* Copy and version identification note
$ a* Identifying markings; b* Copy identification; c* Version identification; d* Presentation format; e* Number of copies
+ 35678
563* Binding information
$ a Binding note; u* Uniform Resource Identifier
+ 35678
565* Case file characteristics note
1 Display constant controller|# File size|0 Case file characteristics|8 No display constant generated
$ a Number of cases/variables; b* Name of variable; c* Unit of analysis; d* Universe of data; e* Filing scheme or code
+ 3678
567* Methodology note
1 Display constant controller|# Methodology|8 No display constant generated
$ a Methodology note; b* Controlled term; 2 Source of term
+ 01678
580* Linking entry complexity note
$ a Linking entry complexity note
+ 5678
581* Publications about described materials note
1 Display constant controller|# Publications|8 No display constant generated
$ a Publications about described materials note; z* International Standard Book Number
+ 3678
583* Action note
1 Privacy|# No information provided|0 Private|1 Not private
$ a Action; b* Action identification; c* Time/date of action; d* Action interval; e* Contingency for action; f* Authorization; h* Jurisdiction; i* Method of action; j* Site of action; k* Action agent; l* Status; n* Extent; o* Type of unit; u* Uniform Resource Identifier; x* Nonpublic note; z* Public note; 2 Source of term
+ 35678
584* Accumulation and frequency of use note
$ a* Accumulation; b* Frequency of use
+ 35678
585* Exhibitions note
$ a Exhibitions note
+ 35678
586* Awards note
1 Display constant controller|# Awards|8 No display constant generated
$ a Awards note
+ 3678
588* Source of description note
1 Display constant controller|# No information provided|0 Source of description|1 Latest issue consulted
$ a Source of description note
+ 5678
600* Subject added entry, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
2 Thesaurus|@thesaurus
$ a Personal name; b Numeration; c* Titles and other words associated with a name; d Dates associated with a name; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; j* Attribution qualifier; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; q Fuller form of name; r Key for music; s* Version; t Title of a work; u Affiliation; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
610* Subject added entry, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
2 Thesaurus|@thesaurus
$ a Corporate name or jurisdiction name as entry element; b* Subordinate unit; c* Location of meeting; d* Date of meeting or treaty signing; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part, section or meeting; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; u Affiliation; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
611* Subject added entry, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
2 Thesaurus|@thesaurus
$ a Meeting name or jurisdiction name as entry element; c* Location of meeting; d* Date of meeting or treaty signing; e* Subordinate unit; f Date of a work; g* Miscellaneous information; h Medium; j* Relator term; k* Form subheading; l Language of a work; n* Number of part, section or meeting; p* Name of part or section of a work; q Name of meeting following jurisdiction name entry element; s* Version; t Title of a work; u Affiliation; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
630* Subject added entry, uniform title
1 Nonfiling characters|0-9 Number of nonfiling characters
2 Thesaurus|@thesaurus
$ a Uniform title; d* Date of treaty signing; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
647* Subject added entry, named event
2 Thesaurus|@thesaurus
$ a Named event; c* Location of named event; d Date of named event; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 013678
648* Subject added entry, chronological term
1 Type of date or time period|# No information provided|0 Date or time period covered or depicted|1 Date or time period of creation or origin
2 Thesaurus|@thesaurus
$ a Chronological term; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 013678
650* Subject added entry, topical term
1 Level of subject|# No information provided|0 No level specified|1 Primary|2 Secondary
2 Thesaurus|@thesaurus
$ a Topical term or geographic name entry element; b Topical term following geographic name entry element; c Location of event; d Active dates; e* Relator term; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
651* Subject added entry, geographic name
2 Thesaurus|@thesaurus
$ a Geographic name; e* Relator term; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
653* Index term, uncontrolled
1 Level of index term|# No information provided|0 No level specified|1 Primary|2 Secondary
2 Type of term or name|# No information provided|0 Topical term|1 Personal name|2 Corporate name|3 Meeting name|4 Chronological term|5 Geographic name|6 Genre/form term
$ a* Uncontrolled term
+ 01 5678
654* Subject added entry, faceted topical terms
1 Level of subject|# No information provided|0 No level specified|1 Primary|2 Secondary
$ a* Focus term; b* Non-focus term; c* Facet/hierarchy designation; e* Relator term; v* Form subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of heading or term
+ 0134678
655* Index term, genre/form
1 Type of heading|# Basic|0 Faceted
2 Thesaurus|@thesaurus
$ a Genre/form data or focus term; b* Non-focus term; c* Facet/hierarchy designation; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of term
+ 0135678
656* Index term, occupation
2 Source of term|7 Source specified in subfield $2
$ a Occupation; k Form; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of term
+ 013678
657* Index term, function
2 Source of term|7 Source specified in subfield $2
$ a Function; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of term
+ 013678
658* Index term, curriculum objective
$ a Main curriculum objective; b* Subordinate curriculum objective; c Curriculum code; d Correlation factor; 2 Source of term or code
+ 01678
662* Subject added entry, hierarchical place name
$ a* Country or larger entity; b First-order political jurisdiction; c* Intermediate political jurisdiction; d City; e* Relator term; f* City subsection; g* Other nonjurisdictional geographic region and feature; h* Extraterrestrial area; 2 Source of heading or term
+ 014678
688* Subject added entry, type of entity unspecified
1 Level of subject|# No information provided|0 No level specified|1 Primary|2 Secondary
2 Source of name, title or term|# No information provided|7 Source specified in subfield $2
$ a Name, title or term; e* Relator term; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of name, title or term
+ 0134678
700* Added entry, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
2 Type of added entry|# No information provided|2 Analytical entry
$ a Personal name; b Numeration; c* Titles and other words associated with a name; d Dates associated with a name; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; i* Relationship information; j* Attribution qualifier; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; q Fuller form of name; r Key for music; s* Version; t Title of a work; u Affiliation; x International Standard Serial Number; 2 Source of heading or term
+ 01345678
710* Added entry, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
2 Type of added entry|# No information provided|2 Analytical entry
$ a Corporate name or jurisdiction name as entry element; b* Subordinate unit; c* Location of meeting; d* Date of meeting or treaty signing; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; i* Relationship information; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part, section or meeting; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; u Affiliation; x International Standard Serial Number; 2 Source of heading or term
+ 01345678
711* Added entry, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
2 Type of added entry|# No information provided|2 Analytical entry
$ a Meeting name or jurisdiction name as entry element; c* Location of meeting; d* Date of meeting or treaty signing; e* Subordinate unit; f Date of a work; g* Miscellaneous information; h Medium; i* Relationship information; j* Relator term; k* Form subheading; l Language of a work; n* Number of part, section or meeting; p* Name of part or section of a work; q Name of meeting following jurisdiction name entry element; s* Version; t Title of a work; u Affiliation; x International Standard Serial Number; 2 Source of heading or term
+ 01345678
720* Added entry, uncontrolled name
1 Type of name|# Not specified|1 Personal|2 Other
$ a Name; e* Relator term
+ 45678
730* Added entry, uniform title
1 Nonfiling characters|0-9 Number of nonfiling characters
2 Type of added entry|# No information provided|2 Analytical entry
$ a Uniform title; d* Date of treaty signing; f Date of a work; g* Miscellaneous information; h Medium; i* Relationship information; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; x International Standard Serial Number; 2 Source of heading or term
+ 01345678
740* Added entry, uncontrolled related or analytical title
1 Nonfiling characters|0-9 Number of nonfiling characters
2 Type of added entry|# No information provided|2 Analytical entry
$ a Uncontrolled related or analytical title; h Medium; n* Number of part or section of a work; p* Name of part or section of a work
+ 5678
751* Added entry, geographic name
$ a Geographic name; e* Relator term; g* Miscellaneous information; 2 Source of heading or term
+ 0134678
752* Added entry, hierarchical place name
$ a* Country or larger entity; b First-order political jurisdiction; c* Intermediate political jurisdiction; d City; e* Relator term; f* City subsection; g* Other nonjurisdictional geographic region and feature; h* Extraterrestrial area; 2 Source of heading or term
+ 014678
753* System details access to computer files
$ a Make and model of machine; b Programming language; c Operating system; 2 Source of term
+ 01678
754* Added entry, taxonomic identification
$ a* Taxonomic name; c* Taxonomic category; d* Common or alternative name; x* Nonpublic note; z* Public note; 2 Source of taxonomic identification
+ 01678
758* Resource identifier
$ a Label; i* Relationship information
+ 01345678
760* Main series entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Main series|8 No display constant generated
$ @linking
762* Subseries entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Has subseries|8 No display constant generated
$ @linking
765* Original language entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Translation of|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
767* Translation entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Translated as|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
770* Supplement/special issue entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Has supplement|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
772* Supplement parent entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Supplement to|0 Parent|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
773* Host item entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# In|8 No display constant generated
$ @linking; k* Series data for related item; p Abbreviated title; q Enumeration and first page; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
+ 35
774* Constituent unit entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Constituent unit|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
+ 5
775* Other edition entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Other edition available|8 No display constant generated
$ @linking; e Language code; f Country code; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
776* Additional physical form entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Available in another form|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
777* Issued with entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Issued with|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
780* Preceding entry
1 Note controller|0 Display note|1 Do not display note
2 Type of relationship|0 Continues|1 Continues in part|2 Supersedes|3 Supersedes in part|4 Formed by the union of|5 Absorbed|6 Absorbed in part|7 Separated from
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
785* Succeeding entry
1 Note controller|0 Display note|1 Do not display note
2 Type of relationship|0 Continued by|1 Continued in part by|2 Superseded by|3 Superseded in part by|4 Absorbed by|5 Absorbed in part by|6 Split into|7 Merged with|8 Changed back to
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
786* Data source entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Data source|8 No display constant generated
$ @linking; j Period of content; k* Series data for related item; p Abbreviated title; r* Report number; u Standard Technical Report Number; v Source contribution; z* International Standard Book Number
787* Other relationship entry
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Related item|8 No display constant generated
$ @linking; k* Series data for related item; r* Report number; u Standard Technical Report Number; z* International Standard Book Number
+ 5
788* Parallel description in another language of cataloging
1 Note controller|0 Display note|1 Do not display note
2 Display constant controller|# Parallel description in another language of cataloging|8 No display constant generated
$ a Main entry heading; b Edition; d Place, publisher and date of publication; e Language code; i* Relationship information; l Former title complexity; n* Note; s Uniform title; t Title; w* Record control number; x International Standard Serial Number; 5 Institution to which field applies
+ 678
800* Series added entry, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
$ a Personal name; b Numeration; c* Titles and other words associated with a name; d Dates associated with a name; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; j* Attribution qualifier; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; q Fuller form of name; r Key for music; s* Version; t Title of a work; u Affiliation; v Volume or sequential designation; w* Bibliographic record control number; x International Standard Serial Number; y* Incorrect ISSN; z* Canceled ISSN; 2 Source of heading or term; 7 Control subfield
+ 0134568
810* Series added entry, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ a Corporate name or jurisdiction name as entry element; b* Subordinate unit; c* Location of meeting; d* Date of meeting or treaty signing; e* Relator term; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part, section or meeting; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; u Affiliation; v Volume or sequential designation; w* Bibliographic record control number; x International Standard Serial Number; y* Incorrect ISSN; z* Canceled ISSN; 2 Source of heading or term; 7 Control subfield
+ 0134568
811* Series added entry, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ a Meeting name or jurisdiction name as entry element; c* Location of meeting; d* Date of meeting or treaty signing; e* Subordinate unit; f Date of a work; g* Miscellaneous information; h Medium; j* Relator term; k* Form subheading; l Language of a work; n* Number of part, section or meeting; p* Name of part or section of a work; q Name of meeting following jurisdiction name entry element; s* Version; t Title of a work; u Affiliation; v Volume or sequential designation; w* Bibliographic record control number; x International Standard Serial Number; y* Incorrect ISSN; z* Canceled ISSN; 2 Source of heading or term; 7 Control subfield
+ 0134568
830* Series added entry, uniform title
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Uniform title; d* Date of treaty signing; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; v Volume or sequential designation; w* Bibliographic record control number; x International Standard Serial Number; y* Incorrect ISSN; z* Canceled ISSN; 2 Source of heading or term; 7 Control subfield
+ 013568
850* Holding institution
$ a* Holding institution
+ 78
852* Location
1 Shelving scheme|# No information provided|0 Library of Congress classification|1 Dewey Decimal classification|2 National Library of Medicine classification|3 Superintendent of Documents classification|4 Shelving control number|5 Title|6 Shelved separately|7 Source specified in subfield $2|8 Other scheme
2 Shelving order|# No information provided|0 Not enumeration|1 Primary enumeration|2 Alternative enumeration
$ a Location; b* Sublocation or collection; c* Shelving location; d* Former shelving location; e* Address; f* Coded location qualifier; g* Non-coded location qualifier; h Classification part; i* Item part; j Shelving control number; k* Call number prefix; l Shelving form of title; m* Call number suffix; n Country code; p Piece designation; q Piece physical condition; s* Copyright article-fee code; t Copy number; u* Uniform Resource Identifier; x* Nonpublic note; z* Public note; 2 Source of classification or shelving scheme; 8 Sequence number
+ 367
856* Electronic location and access
1 Access method|# No information provided|0 Email|1 FTP|2 Remote login (Telnet)|3 Dial-up|4 HTTP|7 Method specified in subfield $2
2 Relationship|# No information provided|0 Resource|1 Version of resource|2 Related resource|3 Component part(s) of resource|4 Version of component part(s) of resource|8 No display constant generated
$ a* Host name; c* Compression information; d* Path; e Data provenance; f* Electronic name; g* Persistent identifier; h* Non-functioning Uniform Resource Identifier; l* Standardized information governing access; m* Contact for access assistance; n* Terms governing access; o Operating system; p Port; q* Electronic format type; r* Standardized information governing use and reproduction; s* File size; t* Terms governing use and reproduction; u* Uniform Resource Identifier; v* Hours access method available; w* Record control number; x* Nonpublic note; y* Link text; z* Public note; 2 Access method; 7* Access status; b- IP address; i- Instruction; j- Bits per second; k- Password
+ 368
857* Electronic archive location and access
1 Access method|# No information provided|1 FTP|4 HTTP|7 Method specified in subfield $2
2 Relationship|# No information provided|0 Resource|1 Version of resource|2 Related resource|3 Component part(s) of resource|4 Version of component part(s) of resource|8 No display constant generated
$ b Name of archiving agency; c Name of Web archive or digital archive repository; d Date range of archived material; e Data provenance; f Archive completeness; g* Persistent identifier; h* Non-functioning Uniform Resource Identifier; l* Standardized information governing access; m* Contact for access assistance; n* Terms governing access; q* Electronic format type; r* Standardized information governing use and reproduction; s* File size; t* Terms governing use and reproduction; u* Uniform Resource Identifier; x* Nonpublic note; y* Link text; z* Public note; 2 Access method; 5 Institution to which field applies; 7* Access status
+ 368
880* Alternate graphic representation
1 As of the field that it stands beside|*
2 As of the field that it stands beside|*
$ *
881* Manifestation statements
$ a* Manifestation statement, high-level/general; b* Manifestation identifier statement; c* Manifestation title and responsibility statement; d* Manifestation edition statement; e* Manifestation production statement; f* Manifestation publication statement; g* Manifestation distribution statement; h* Manifestation manufacture statement; i* Manifestation copyright statement; j* Manifestation frequency statement; k* Manifestation designation of sequence statement; l* Manifestation series statement; m* Manifestation dissertation statement; n* Manifestation regional encoding statement
+ 3678
882* Replacement record information
$ a* Replacement title; i* Explanatory text; w* Replacement bibliographic record control number
+ 678
883* Metadata provenance
1 Method of assignment|# No information provided, not applicable|0 Fully machine-generated|1 Partially machine-generated|2 Not machine-generated
$ a Creation process; c Confidence value; d Creation date; q Assigning or generating agency; u Uniform Resource Identifier; w* Bibliographic record control number; x Validity end date
+ 018
884* Description conversion information
$ a Conversion process; g Conversion date; k Identifier of source metadata; q Conversion agency; u* Uniform Resource Identifier
885* Matching information
$ a Matching information; b Status of matching and its checking; c Confidence value; d Generation date; w* Record control number; x* Nonpublic note; z* Public note; 2 Source
+ 015
886* Foreign MARC information field
1 Type of field|0 Leader|1 Variable control fields (002-009)|2 Variable data fields (010-999)
$ *
887* Non-MARC information field
$ a Content of non-MARC field; 2 Source of data
`
